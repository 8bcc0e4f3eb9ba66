"""The main part without what no reading needs, and with its runs joined.

Office programs wrap every few characters into a run with properties of its own. Parsing and
walking all of that takes longer than anything else, so what says nothing about the text goes
before the part is parsed. What the part says stays the same, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_REVISIONS = re.compile(
    rb'(<w:(?:p|r|tr))(?: w:rsid[A-Za-z]*="\w*"| w14:(?:para|text)Id="\w*")+(?=[ />])'
)
_LOOKS = re.compile(rb"<w:rPr>(?:<w:(?!vanish|del|moveFrom)[^<>]*/>)*+</w:rPr>")
"""How a run looks. What hides or deletes it stays."""
_PLACING = re.compile(
    rb"<w:(?:tcW|vAlign|jc|ind|spacing|cantSplit|noWrap|shd|gridCol)[ /][^<>]*+(?<=/)>"
)
"""How paragraphs and cells lie on the page. Whole empty elements: what is left is sound."""
_EMPTY = tuple(
    b"<w:%b></w:%b>" % (name, name) for name in (b"pPr", b"tcPr", b"trPr", b"tblGrid")
)
_FREQUENT = 8
_KEPT = b'<w:t xml:space="preserve">'
_BLANK_EDGE = re.compile(rb"<w:t>(?:[ \t\r\n&]|[^<]*+(?<=[ \t\r\n;])</w:t>)")
"""A text whose blanks at the edges count for nothing, unlike those of its neighbours."""
_OPENING, _CLOSING = b"<w:r>" + _KEPT, b"</w:t></w:r>"
_LONE = re.compile(_OPENING + rb"([^<]*+)" + _CLOSING)
_STYLED = re.compile(rb'<w:pPr><w:pStyle w:val="([^"<>]*)"/></w:pPr>')


def lighten(markup: bytes) -> bytes:
    """The same text with less markup around it."""
    if b"w:rsid" in markup:
        markup = _REVISIONS.sub(rb"\1", markup)
    markup = _without_looks(markup)
    if _joinable(markup):
        markup = _join_runs(markup)
    markup = _PLACING.sub(b"", markup)
    for nothing in _EMPTY:
        markup = markup.replace(nothing, b"")
    return markup


def _without_looks(markup: bytes) -> bytes:
    """A document has few looks that recur everywhere: replacing one is fastest."""
    for _ in range(_FREQUENT):
        look = _LOOKS.search(markup)
        if look is None:
            return markup
        markup = markup.replace(look[0], b"")
    return _LOOKS.sub(b"", markup)


def _joinable(markup: bytes) -> bool:
    """Whether neighbouring runs without properties are read alike."""
    return (
        b"<w:vanish" not in markup
        and b"<![CDATA[" not in markup
        and markup.count(b"<w:t ") == markup.count(_KEPT)
        and not _BLANK_EDGE.search(markup)
    )


def _join_runs(markup: bytes) -> bytes:
    """Neighbouring runs made one; a run that holds a text and nothing else is the text."""
    markup = markup.replace(b"<w:t>", _KEPT).replace(_CLOSING + _OPENING, b"")
    texts = markup.count(_KEPT)
    if markup.count(_OPENING) == texts == markup.count(_CLOSING) == markup.count(b"</w:t>"):
        return markup.replace(_OPENING, _KEPT).replace(_CLOSING, b"</w:t>")
    return _LONE.sub(_KEPT + rb"\1</w:t>", markup)


def styles_alone(markup: bytes) -> frozenset[str]:
    """The styles that stand as the only property of some paragraph."""
    return frozenset(one.decode("utf-8", "replace") for one in set(_STYLED.findall(markup)))


def without_styles(markup: bytes, plain: Iterable[str]) -> bytes:
    """Leave out properties that only name a style of ``plain``, which says nothing."""
    for name in plain:
        markup = markup.replace(b'<w:pPr><w:pStyle w:val="%b"/></w:pPr>' % name.encode(), b"")
    return markup
