"""The characters of one paragraph as they are printed, tracked changes accepted.

What has no handler here is not printed: deletions, moved-away text, comments, properties.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.counting import circled
from hengji.readers.docx import names as w
from hengji.readers.docx.fields import Field, is_silent
from hengji.readers.docx.names import RPR, T
from hengji.readers.docx.pictures import unseen_in
from hengji.readers.docx.symbols import symbol

_RESIDUE = lazy_pattern(r"_GoBack|OLE_LINK\d+")
_ENCIRCLE = re.compile(r"\\o\\ac\([○〇]\s*[,，]\s*(\d+)\)")
_OPERATORS = lazy_pattern(r"[-+－＋×÷*/]")
_XML_SPACE = " \t\r\n"
EDGES = " \t\r\n\u3000\xa0"
"""Blanks that are not kept around a printed paragraph."""


class Inline:
    """Reads paragraphs one after the other; fields may run on from one to the next.

    ``page`` is the page reached; ``start_page`` the one on which the last paragraph began.
    ``properties`` is the last paragraph's ``pPr``, ``marks`` are the residues left out of its
    text. ``boxes`` collects text boxes and ``objects`` the programs of embedded objects.
    ``tell`` is told what drawings hold that is not read, in the words of :mod:`pictures`.
    ``explicit`` says that pages are told by explicit breaks, else by rendered ones.
    """

    def __init__(self, *, hides: bool, explicit: bool, tell: Callable[[str], None]) -> None:
        self._hides = hides
        self._explicit = explicit
        self._parts: list[str] = []
        self.marks: list[str] = []
        self._fields: list[Field] = []
        self._muted = 0
        self.page = self.start_page = 1
        self.properties: etree._Element | None = None
        self.boxes: list[etree._Element] = []
        self.objects: set[str] = set()
        self._tell = tell

    def read(self, paragraph: etree._Element) -> str:
        """The text of a paragraph; sets ``properties``, ``marks`` and ``start_page``."""
        parts = self._parts = []
        if self.marks:
            self.marks = []
        self.properties = None
        self.start_page = self.page
        handlers = _HANDLERS
        for child in paragraph:
            handle = handlers.get(child.tag)
            if handle is not None:
                handle(self, child)
        if self._muted:
            self._end_instructions()
        return parts[0] if len(parts) == 1 else "".join(parts)

    def alone(self, text: str) -> str:
        """What :meth:`read` gives for a paragraph that holds this text and nothing else."""
        self.properties = None
        if self.marks:
            self.marks = []
        self.start_page = self.page
        if self._muted:
            text = ""
            self._end_instructions()
        elif text and self._fields:
            self._fields[-1].filled = True
        return text

    def _end_instructions(self) -> None:
        """Instructions end with their paragraph: a lost end mutes no more."""
        self._muted = 0
        for one in self._fields:
            one.shown = True

    @property
    def amid_field(self) -> bool:
        return bool(self._fields)

    def _own(self, properties: etree._Element) -> None:
        self.properties = properties

    def _within(self, parent: etree._Element) -> None:
        handlers = _HANDLERS
        for child in parent:
            handle = handlers.get(child.tag)
            if handle is not None:
                handle(self, child)

    def _run(self, run: etree._Element) -> None:
        if self._hides:
            properties = run.find(w.RPR)
            vanish = None if properties is None else properties.find(w.VANISH)
            if vanish is not None and w.on(vanish.get(w.VAL)):
                return
        handlers = _HANDLERS
        for child in run:
            tag = child.tag
            if tag == T:
                self._text(child)
            elif tag != RPR:
                handle = handlers.get(tag)
                if handle is not None:
                    handle(self, child)

    def _put(self, text: str) -> None:
        if not self._muted:
            self._parts.append(text)
            if self._fields:
                self._fields[-1].filled = True

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if not text or self._muted:
            return
        if (text[0] in _XML_SPACE or text[-1] in _XML_SPACE) and (
            element.get(w.SPACE) != "preserve"
        ):
            text = text.strip(_XML_SPACE)
        self._parts.append(text)
        if self._fields:
            self._fields[-1].filled = True

    def _break(self, element: etree._Element) -> None:
        kind = element.get(w.TYPE)
        if kind is None or kind == "textWrapping":
            self._put("\n")
        elif kind == "page" and self._explicit:
            self._turn()

    def _rendered(self, _: etree._Element) -> None:
        if not self._explicit:
            self._turn()

    def _turn(self) -> None:
        self.page += 1
        if not any(self._parts):
            self.start_page = self.page

    def _symbol(self, element: etree._Element) -> None:
        try:
            self._put(symbol(int(element.get(w.CHARACTER, ""), 16)))
        except ValueError:
            return

    def _bookmark(self, element: etree._Element) -> None:
        name = element.get(w.NAME, "")
        if _RESIDUE.fullmatch(name):
            self.marks.append(name)

    def _field_character(self, element: etree._Element) -> None:
        kind = element.get(w.FIELD_TYPE)
        if kind == "begin":
            self._fields.append(Field())
            self._muted += 1
            box = element.find(f".//{w.CHECK_BOX}")
            if box is not None:
                self._fields[-1].result = _check_box(box)
        elif not self._fields:
            return
        elif kind == "separate":
            if not self._fields[-1].shown:
                self._fields[-1].shown = True
                self._muted = max(0, self._muted - 1)
        elif kind == "end":
            self._close(self._fields.pop())

    def _close(self, field: Field) -> None:
        if not field.shown:
            self._muted = max(0, self._muted - 1)
        code = "".join(field.code).strip()
        circle = _ENCIRCLE.search(code)
        if field.result:
            self._put(field.result)
        elif circle and not field.filled:
            self._put(circled(int(circle[1][:9])))
        elif field.filled:
            if self._fields:
                self._fields[-1].filled = True
        elif code and not self._muted and not is_silent(code):
            self.marks.append(code)

    def _instruction(self, element: etree._Element) -> None:
        if self._fields and element.text:
            self._fields[-1].code.append(element.text)

    def _simple_field(self, element: etree._Element) -> None:
        field = Field(code=[element.get(w.FIELD_CODE, "")], shown=True)
        self._fields.append(field)
        self._within(element)
        if self._fields and self._fields[-1] is field:
            self._close(self._fields.pop())

    def _alternate(self, element: etree._Element) -> None:
        """The first choice that yields something, else the fallback: never both."""
        for branch in element:
            if branch.tag in (w.CHOICE, w.FALLBACK):
                before = len(self._parts) + len(self.boxes)
                self._within(branch)
                if len(self._parts) + len(self.boxes) > before:
                    return

    def _drawing(self, element: etree._Element) -> None:
        taken: set[etree._Element] = set()
        for box in element.iter(w.TEXT_BOX):
            if not any(parent in taken for parent in box.iterancestors(w.TEXT_BOX)):
                taken.add(box)
                if not _is_fallback(box, element):
                    self.boxes.append(box)
        if not taken:
            unseen = unseen_in(element)
            if unseen:
                self._tell(unseen)

    def _object(self, element: etree._Element) -> None:
        for one in element.iter(w.OLE_OBJECT):
            self.objects.add(one.get("ProgID", ""))
        self._drawing(element)

    def _fraction(self, element: etree._Element) -> None:
        for index, name in enumerate((w.M_NUMERATOR, w.M_DENOMINATOR)):
            start = len(self._parts)
            for side in element.iterchildren(name):
                self._within(side)
            text = "".join(self._parts[start:])
            del self._parts[start:]
            self._put(
                ("/" if index else "") + (f"({text})" if _OPERATORS.search(text) else text)
            )

    def _delimiters(self, element: etree._Element) -> None:
        self._put("(")
        self._within(element)
        self._put(")")


def _is_fallback(box: etree._Element, top: etree._Element) -> bool:
    """Whether a choice inside ``top`` already gave this text box in its first form."""
    for parent in box.iterancestors():
        if parent is top:
            return False
        if parent.tag == w.FALLBACK:
            return any(next(c.iter(w.TEXT_BOX), None) is not None
                       for c in parent.itersiblings(w.CHOICE, preceding=True))  # fmt: skip
    return False


def _check_box(box: etree._Element) -> str:
    for name in (w.CHECKED, w.DEFAULT):
        found = box.find(name)
        if found is not None:
            return "☑" if w.on(found.get(w.VAL)) else "□"
    return "□"


_Handler = Callable[[Inline, etree._Element], None]
_HANDLERS: dict[str, _Handler] = {
    w.R: Inline._run,
    w.PPR: Inline._own,
    w.T: Inline._text,
    w.TAB: lambda self, _: self._put("\t"),
    w.POSITION_TAB: lambda self, _: self._put("\t"),
    w.BREAK: Inline._break,
    w.RETURN: lambda self, _: self._put("\n"),
    w.HYPHEN: lambda self, _: self._put("-"),
    w.RENDERED_BREAK: Inline._rendered,
    w.SYMBOL: Inline._symbol,
    w.BOOKMARK: Inline._bookmark,
    w.FIELD_CHAR: Inline._field_character,
    w.INSTRUCTION: Inline._instruction,
    w.FIELD_SIMPLE: Inline._simple_field,
    w.ALTERNATE: Inline._alternate,
    w.DRAWING: Inline._drawing,
    w.PICTURE: Inline._drawing,
    w.OBJECT: Inline._object,
    w.M_T: Inline._text,
    w.M_FRACTION: Inline._fraction,
    w.M_DELIMITERS: Inline._delimiters,
}
_TRANSPARENT = (
    w.INSERTED, w.MOVED_TO, w.SDT, w.SDT_CONTENT, w.CUSTOM_XML, w.SMART_TAG, w.HYPERLINK,
    w.DIRECTION, w.OVERRIDE, w.RUBY, w.RUBY_BASE,
    *(w.MATH + name for name in (
        "oMath", "oMathPara", "r", "e", "num", "den", "sSup", "sSub", "sSubSup", "sup", "sub",
        "rad", "deg", "nary", "func", "fName", "box", "borderBox", "bar", "acc", "groupChr",
        "limLow", "limUpp", "lim", "m", "mr", "eqArr", "phant", "sPre",
    )),
)  # fmt: skip
_HANDLERS.update(dict.fromkeys(_TRANSPARENT, Inline._within))
