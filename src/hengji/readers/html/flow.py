"""The flow of a page: text, line ends, headings and tables, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.invisible import without_unseen

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_DROPPED = frozenset(
    (
        "applet",
        "audio",
        "button",
        "canvas",
        "embed",
        "head",
        "iframe",
        "map",
        "nav",
        "noframes",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "xml",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = lazy_pattern(r"display\s*:\s*none|(visibility)\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_RUN = re.compile(r"[ \t\r\n\f]+")
_LINKS_LEAST, _LINK_SHARE, _NODES_MOST = 4, 0.8, 400
_Step = tuple[str, "etree._Element | None", str]


class Lines:
    """Collects running text into lines, white space as a browser shows it."""

    def __init__(self, end: Callable[[str, int | None], None]) -> None:
        self._end = end
        self._pieces: list[str] = []
        self.level: int | None = None

    def add(self, text: str) -> None:
        self._pieces.append(text)

    def end(self) -> None:
        """A line ends here; blank ones vanish."""
        if not self._pieces:
            return
        text = visible("".join(self._pieces))
        self._pieces = []
        if text.strip():
            self._end(text, self.level)


def visible(text: str) -> str:
    """The text with white space collapsed as a browser does; hard blanks stay."""
    text = without_unseen(text)
    text = _RUN.sub(" ", text)
    return text.strip(" ").replace("\xa0", " ").rstrip()


def flow(
    root: etree._Element, lines: Lines, on_table: Callable[[etree._Element], bool]
) -> None:
    """Send what ``root`` shows to ``lines``.

    ``on_table`` is asked at every table; if it takes the table, its inside is passed over.
    """
    todo: list[_Step] = list(_inside(root))
    while todo:
        kind, element, text = todo.pop()
        if kind == "text":
            lines.add(text)
        elif kind == "leave":
            lines.end()
            lines.level = None
        elif element is not None:
            todo.extend(_entered(element, lines, on_table))
    lines.end()


def _inside(element: etree._Element) -> Iterator[_Step]:
    """What an element holds, last first."""
    preformatted = element.tag == "pre"
    for child in reversed(element):
        if child.tail:
            yield from _text(child.tail, preformatted)
        if isinstance(child.tag, str):
            yield "enter", child, ""
    if element.text:
        yield from _text(element.text, preformatted)


def _text(text: str, preformatted: bool) -> Iterator[_Step]:
    if not preformatted:
        yield "text", None, text
        return
    for line in reversed(text.split("\n")):
        yield "leave", None, ""
        yield "text", None, line


def _entered(
    element: etree._Element, lines: Lines, on_table: Callable[[etree._Element], bool]
) -> Iterator[_Step]:
    tag = str(element.tag).lower()
    if tag == "br":
        lines.end()
        return
    if tag in _DROPPED or hidden(element) or (tag in ("ul", "div") and _navigates(element)):
        return
    if tag not in BLOCKS:
        yield from _inside(element)
        return
    lines.end()
    if tag == "table" and on_table(element):
        return
    if tag in _HEADINGS:
        lines.level = _HEADINGS[tag]
    elif tag == "li":
        lines.add(_ordinal(element))
    yield "leave", None, ""
    yield from _inside(element)


def hidden(element: etree._Element) -> bool:
    """Is the element not shown?"""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    found = _HIDDEN.search(style) if style else None
    return found is not None and not (found[1] and _is_the_page(element))


def _is_the_page(element: etree._Element) -> bool:
    """Does the element hold most of the page's text? A script shows it once all is loaded."""
    page = element.getroottree().getroot()
    return 2 * len(text_of(element)) > len(text_of(page))


def _navigates(element: etree._Element) -> bool:
    """Is it a list of links and hardly anything else?"""
    if (
        len(element) < _LINKS_LEAST
        or sum(1 for _ in islice(element.iter(), _NODES_MOST)) == _NODES_MOST
    ):
        return False
    if not all(_is_link(child) for child in element):
        return False
    links = sum(len(text_of(link).strip()) for link in element.iter("a"))
    return links > _LINK_SHARE * len("".join(text_of(element).split()))


def text_of(element: etree._Element) -> str:
    """All the text inside an element, shown or not."""
    return "".join(text for text in element.itertext() if isinstance(text, str))


def _is_link(child: etree._Element) -> bool:
    return child.tag == "a" or (child.tag == "li" and child.find(".//a") is not None)


def _ordinal(item: etree._Element) -> str:
    """The number a browser prints before an item of a numbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or parent.get("type", "1") != "1":
        return ""
    style = f"{parent.get('style') or ''};{item.get('style') or ''}"
    if "list-style" in style and "decimal" not in style:
        return ""
    before = sum(1 for _ in islice(item.itersiblings("li", preceding=True), _NODES_MOST))
    if before == _NODES_MOST:
        return ""
    return f"{before + number(parent.get('start'), 1)}."


def number(value: str | None, default: int) -> int:
    """An attribute that should be a small whole number."""
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else default
