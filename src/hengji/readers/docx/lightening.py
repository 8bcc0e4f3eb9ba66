"""The main part without what no reading needs, its runs joined, its plain cells made short.

Office programs wrap every few characters into a run with properties of its own. Parsing and
walking all of that takes longer than anything else, so what says nothing about the text goes
before the part is parsed. What the part says stays the same, character by character.

The markup between two texts is a *shape*. A document repeats a few shapes hundreds of times,
so the part is cut at its texts, and whatever has to be done to a shape is done once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hengji.readers.docx.names import LONE_CELL, LONE_PARAGRAPH, LONE_ROW, PARTED, SPANS
from hengji.readers.docx.symbols import symbol
from hengji.vocabulary.trie import trie_pattern

_KEPT = b'<w:t xml:space="preserve">'
_TEXT = re.compile(
    rb'<w:t(?: xml:space="preserve">|>(?![ \t\r\n&]|[^<]*+(?<=[ \t\r\n;])</w:t>))([^<]*+)</w:t>'
)
"""A text that keeps the blanks at its edges, or has none there: all such are read alike."""
_HEAD = 16_384
"""Bytes in which revision marks show: a program that writes them marks every paragraph."""
_SEAM = b"<\0>"
"""Stands between shapes that are worked on together. No XML has it, no pattern crosses it."""
_REVISION = rb"(?::rsid[A-Za-z]*|14:(?:para|text)Id)=\"\w*\""
_REVISIONS = re.compile(
    rb" w(?:(?<=<w:[pr] w)|(?<=<w:tr w))%b(?: w%b)*(?=[ />])" % (_REVISION, _REVISION)
)
"""Who wrote it when. It begins with the blank, which is found many times faster than a tag."""
_LIE = (
    "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "bidi", "bookmarkEnd", "cantSplit",
    "cnfStyle", "gridCol", "hideMark", "ind", "jc", "keepLines", "keepNext", "kinsoku",
    "noWrap", "overflowPunct", "proofErr", "shd", "snapToGrid", "spacing", "tblHeader", "tcW",
    "textAlignment", "topLinePunct", "trHeight", "vAlign", "widowControl", "wordWrap",
)  # fmt: skip
_CLOSED = rb"[^<]*+(?<=/>)"
"""The rest of an element without content. What is not a ``<`` is passed over fastest."""
_SILENT = re.compile(
    rb"<w:(?:"
    rb"rPr>(?:<w:(?!vanish|del|moveFrom)%b)*+</w:rPr>"
    rb"|(tcBorders|tcMar|pBdr|tabs)>(?:<w:%b)*+</w:\1>"
    rb"|%b(?=[ /])%b)" % (_CLOSED, _CLOSED, trie_pattern(_LIE).encode(), _CLOSED)
)
"""How a run looks, save what hides or deletes it; how paragraphs and cells lie on the page.

Whole elements only: what is left is sound.
"""
_EMPTY = tuple(
    b"<w:%b></w:%b>" % (name, name) for name in (b"pPr", b"tcPr", b"trPr", b"tblGrid")
)
_UNSEEN = re.compile(
    rb"\xc2\xad|\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xa4])|\xef\xbb\xbf|"
    rb"(\xef[\x80-\x83][\x80-\xbf])"
)
"""In UTF-8 what :mod:`hengji.readers.invisible` takes out, and what symbol fonts show."""
_BEGIN, _END = b"<w:r>", b"</w:r>"
_LONE = re.compile(_BEGIN + _KEPT + rb"([^<]*+)</w:t>" + _END)
_STYLED = re.compile(rb'<w:pPr><w:pStyle w:val="([^"<>]*)"/></w:pPr>')
_SPANS = re.compile(
    rb'<w:tc><w:tcPr>(?:<w:gridSpan w:val="(\w*)"/>)?'
    rb'(?:(<w:vMerge)(?: w:val="(\w*)")?/>)?</w:tcPr>'
)
_SPANNING = b'<w:tc %b="%%b %%b">' % SPANS.encode()
_CELL = re.compile(rb"<w:tc([^<>]*+)><w:p>" + _KEPT + rb"([^<]*+)</w:t></w:p></w:tc>")
_PARAGRAPH = re.compile(rb"<w:p>" + _KEPT + rb"([^<]*+)</w:t></w:p>")
_SHORT_PARAGRAPH = b"<%b>%%b</%b>" % (LONE_PARAGRAPH.encode(), LONE_PARAGRAPH.encode())
_BLANK = re.compile(rb"<w:tc([^<>]*+)><w:p></w:p></w:tc>")
_SHORT = b"<%b%%b>%%b</%b>" % (LONE_CELL.encode(), LONE_CELL.encode())
_NEXT_CELL = b"</%b><%b" % (LONE_CELL.encode(), LONE_CELL.encode())
_IN_CELL = rb'(?: %b="\w* \w*")?>[^<%b]*+' % (SPANS.encode(), PARTED.encode())
_ROW = re.compile(
    rb"<w:tr><%b(%b(?:%b%b)*+)</%b></w:tr>"
    % (LONE_CELL.encode(), _IN_CELL, _NEXT_CELL, _IN_CELL, LONE_CELL.encode())
)
_SHORT_ROW = b"<%b>%%b</%b>" % (LONE_ROW.encode(), LONE_ROW.encode())


class Shapes:
    """A main part cut at its texts.

    ``sample`` holds every shape once, so whatever stands beside the texts stands in it.
    """

    def __init__(self, markup: bytes) -> None:
        if b"w:rsid" in markup[:_HEAD]:  # they would make every shape another
            markup = _REVISIONS.sub(b"", markup)
        self._parts = [markup] if b"\0" in markup else _TEXT.split(markup)
        self._see_through()
        self._distinct = list(dict.fromkeys(self._parts[::2]))
        self.sample = _lighten(_SEAM.join(self._distinct))

    def _see_through(self) -> None:
        """Take what shows nothing out of the texts; signs of symbol fonts as plain ones.

        All but blanks is printable in nearly every document: that is asked first.
        """
        texts = b"".join(self._parts[1::2]).decode("utf-8", "replace")
        if not texts.replace("\u3000", "").replace("\xa0", "").isprintable():
            self._parts[1::2] = [_UNSEEN.sub(_seen, text) for text in self._parts[1::2]]

    def count(self, mark: bytes) -> int:
        """How often ``mark`` stands beside the texts."""
        marked = (one for one in self._distinct if mark in one)
        return sum(self._parts.count(one) * one.count(mark) for one in marked)

    def styles_alone(self) -> frozenset[str]:
        """The styles that stand as the only property of some paragraph."""
        found = set(_STYLED.findall(self.sample))
        return frozenset(one.decode("utf-8", "replace") for one in found)

    def markup(self, plain: Iterable[str] = ()) -> bytes:
        """The lightened part, without the styles of ``plain``, which say nothing."""
        sample = self.sample
        for name in plain:
            styled = b'<w:pPr><w:pStyle w:val="%b"/></w:pPr>' % name.encode()
            sample = sample.replace(styled, b"")
        sample = _written(_BLANK, _SHORT % (b"%b", b""), _SPANS.sub(_spans, sample))
        shapes = sample.split(_SEAM)
        if b"<w:vanish" in sample or b"<![CDATA[" in sample:
            return self._whole(shapes)
        bare = self._without_any_run(shapes)
        if bare is not None:
            return self._whole(bare)
        joined = [b"" if one == _END + _BEGIN else one for one in shapes]
        return _written(_LONE, _KEPT + b"%b</w:t>", self._whole(joined))

    def _without_any_run(self, shapes: list[bytes]) -> list[bytes] | None:
        """Shapes without the runs beside them, of which none hides its text.

        Where every text has a run of its own, as in most documents, no run is needed;
        ``None`` where one has not.
        """
        if len(self._parts) == 1:
            return None
        between = [*shapes]
        between[0] = _END + between[0]  # as if other runs stood around the part
        between[self._last] += _BEGIN
        if all([one.startswith(_END) and one.endswith(_BEGIN) for one in between]):
            return [one[len(_END) : -len(_BEGIN)] for one in between]
        return None

    def _whole(self, shapes: list[bytes]) -> bytes:
        """The part put together again; texts with nothing between them are one."""
        made = [b"</w:t>%b%b" % (one, _KEPT) if one else one for one in shapes]
        made[0] = made[0].removeprefix(b"</w:t>")
        made[self._last] = made[self._last].removesuffix(_KEPT)
        parts = [*self._parts]
        parts[::2] = map(dict(zip(self._distinct, made, strict=True)).__getitem__, parts[::2])
        return b"".join(parts)

    @property
    def _last(self) -> int:
        return self._distinct.index(self._parts[-1])


def shortened(markup: bytes) -> bytes:
    """The lightened part with one element for every cell or paragraph of one text.

    A row of such cells becomes one element too: what stood in their tags, then their texts,
    cell by cell parted by ``PARTED``.
    """
    markup = _written(_PARAGRAPH, _SHORT_PARAGRAPH, _written(_CELL, _SHORT, markup))
    if b"&#" in markup:  # so may be written what parts the cells
        return markup
    rows = _ROW.split(markup)
    rows[1::2] = [_SHORT_ROW % row.replace(_NEXT_CELL, PARTED.encode()) for row in rows[1::2]]
    return b"".join(rows)


def _lighten(sample: bytes) -> bytes:
    """Shapes with less markup in them."""
    sample = _SILENT.sub(b"", sample)
    for nothing in _EMPTY:
        sample = sample.replace(nothing, b"")
    return sample.replace(b"<w:p/>", b"<w:p></w:p>")


def _written(found: re.Pattern[bytes], form: bytes, markup: bytes) -> bytes:
    """What is found written in another form, which takes its groups in turn.

    ``sub`` with such a form takes three times as long before Python 3.12.
    """
    parts = found.split(markup)
    step = found.groups + 1
    made = parts[: 2 * (len(parts) // step) + 1]
    made[::2] = parts[::step]
    made[1::2] = map(
        form.__mod__, zip(*(parts[at::step] for at in range(1, step)), strict=True)
    )
    return b"".join(made)


def _seen(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return symbol(ord(sign.decode())).encode() if sign else b""


def _spans(found: re.Match[bytes]) -> bytes:
    across, merged, down = found.groups()
    if merged and down is None:
        down = b"continue"
    return _SPANNING % (across or b"", down or b"")
