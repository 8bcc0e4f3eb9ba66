"""A story (body, header, footnote, text box) walked into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from hengji.readers.assembly import Assembly
from hengji.readers.docx import names as w
from hengji.readers.docx.names import LONE_PARAGRAPH, NUM_PR, OUTLINE, P_STYLE, PARAGRAPHS
from hengji.readers.docx.numbering import Numbering
from hengji.readers.docx.styles import NO_STYLE, Style, Styles, numbered, outline_level
from hengji.readers.docx.tables import read_table
from hengji.readers.docx.text import EDGES, Inline

BOX = "文本框"
_PAGE_NUMBER = re.compile(r"[\s\d\-—–－·.~第页共/]*")
_WRAPPERS = frozenset({w.SDT, w.SDT_CONTENT, w.CUSTOM_XML, w.INSERTED, w.MOVED_TO})


class Traits(NamedTuple):
    """What a document is known to hold, so that nothing is looked for in vain.

    ``paged``: its page numbers can be told. ``tracked``: it has tracked deletions.
    ``depth``: how deep tables may be nested.
    """

    paged: bool
    tracked: bool
    depth: int


class Story:
    """Reads stories one after the other; lists and fields run through all of them."""

    def __init__(
        self,
        assembly: Assembly,
        styles: Styles,
        numbering: Numbering,
        inline: Inline,
        traits: Traits,
    ) -> None:
        self.assembly = assembly
        self.inline = inline
        self.traits = traits
        self.alternative = False
        self._styles = styles
        self._numbering = numbering
        self._carried = ""
        self._level: int | None = None
        self._plain = styles.named(styles.default) if styles.default else NO_STYLE

    def without_effect(self, styles: Iterable[str]) -> Iterator[str]:
        """Those of the styles that leave a paragraph as it would be without one."""
        return (one for one in styles if self._styles.named(one) == self._plain)

    def read(self, parent: etree._Element, part: str) -> None:
        """Add the paragraphs and tables of ``parent``, then its text boxes, as blocks."""
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                self._paragraph(child, part)
            elif tag == w.TBL:
                self._table(child, part)
            elif tag in _WRAPPERS:
                self.read(child, part)
            elif tag == w.ALTERNATE:
                branch = child.find(w.CHOICE)
                self.read(child if branch is None else branch, part)
            elif tag == w.ALT_CHUNK:
                self.alternative = True

    def _paragraph(self, element: etree._Element, part: str) -> None:
        text, inline = self.text(element), self.inline
        if (text or inline.marks) and not (
            part in ("页眉", "页脚") and _PAGE_NUMBER.fullmatch(text)
        ):
            page = inline.start_page if self.traits.paged and part != "脚注" else None
            self.assembly.paragraph(
                text, part=part, page=page, level=self._level, marks=tuple(inline.marks)
            )
        if inline.boxes:
            self.text_boxes(part)

    def _table(self, element: etree._Element, part: str) -> None:
        read_table(self, element, part, 0)
        if self.inline.boxes:
            self.text_boxes(part)

    def text_boxes(self, part: str) -> None:
        """Add the text boxes met since the last call."""
        boxes, self.inline.boxes = self.inline.boxes, []
        page = self.inline.page
        for box in boxes:
            self.read(box, BOX if part == "正文" else part)
        self.inline.page = page

    def text(self, paragraph: etree._Element) -> str:
        """The printed text of a paragraph, its number in front; ``""`` for none."""
        if paragraph.tag == LONE_PARAGRAPH:
            return self.lone_text(paragraph.text or "")
        text = self.inline.read(paragraph)
        properties = self.inline.properties
        if properties is not None:
            if self.traits.tracked and _mark_deleted(properties):
                self._carried += text
                return ""
            label = self._properties(properties)
        else:
            label = self._unstyled()
        return self._labelled(label, text)

    def lone_text(self, text: str) -> str:
        """The printed text of a paragraph that holds this text and nothing else."""
        return self._labelled(self._unstyled(), self.inline.alone(text))

    @property
    def plain(self) -> bool:
        """Whether the text of a paragraph without properties is printed as it stands."""
        return not (self._carried or self._plain.num_id or self.inline.amid_field)

    def _labelled(self, label: str, text: str) -> str:
        if self._carried:
            text, self._carried = self._carried + text, ""
        text = text.strip(EDGES)
        return label + text if label else text

    def _unstyled(self) -> str:
        """The printed number of a paragraph without properties. Keeps its outline level."""
        style = self._plain
        self._level = style.level
        return self._label(style.num_id, style.list_level, style) if style.num_id else ""

    def _properties(self, properties: etree._Element) -> str:
        """The printed number by a paragraph's own properties and its style.

        Keeps the outline level they give.
        """
        style = self._plain
        outline = own = None
        for one in properties:
            tag = one.tag
            if tag == P_STYLE:
                style = self._styles.named(one.get(w.VAL, ""))
            elif tag == NUM_PR:
                own = one
            elif tag == OUTLINE:
                outline = one
        self._level = style.level if outline is None else outline_level(outline.get(w.VAL))
        num_id, depth = style.num_id, style.list_level
        if own is not None:
            told, own_depth = numbered(own)
            if told is not None:
                num_id, depth = ("" if told == "0" else told), own_depth or 0
            elif own_depth is not None:
                depth = own_depth
        return self._label(num_id, depth, style) if num_id else ""

    def _label(self, num_id: str, depth: int | None, style: Style) -> str:
        index = self._numbering.level_of(num_id, style.carrier) if depth is None else depth
        label, apart = self._numbering.label(num_id, index)
        # After 一、 or （一） nothing stands in typed documents; 1. would run into digits.
        return f"{label} " if apart and label and label[-1] < "\x7f" else label


def _mark_deleted(properties: etree._Element) -> bool:
    """Whether the paragraph's end was deleted, which joins it to the next one."""
    run = properties.find(w.RPR)
    return run is not None and (
        run.find(w.DELETED) is not None or run.find(w.MOVED_FROM) is not None
    )
