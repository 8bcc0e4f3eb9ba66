"""Which paragraphs are headings: numbering as printed, or a wording known as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.extraction.contents import contents_of
from hengji.extraction.roles import wordings
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Document, Format, Paragraph, Table
from hengji.report.outline import Numbering

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"""[\s　]*(?:
      (?P<part>第\s*[{_HAN}百\d]{{1,4}}\s*(?:部分|章|节))[\s　、:：]*
    | (?P<attachment>附\s*[件表]\s*(?:\d+(?:\s*[-—－–]\s*\d+)*|[{_HAN}]{{1,3}})?)
      (?=[\s　:：.、《]|$)[\s　:：.、]*
    | (?P<han>[{_HAN}]{{1,3}}[\s　]*[、．.,，])[\s　]*
    | (?P<hanbracket>[（(〔【][\s　]*[{_HAN}]{{1,3}}[\s　]*[）)〕】][、.．]?)[\s　]*
    | (?P<arabicbracket>[（(][\s　]*\d{{1,2}}[\s　]*[）)][、.．]?|\d{{1,2}}[）)])[\s　]*
    | (?P<arabic>\d{{1,2}}[\s　]*[、．.])
      (?:(?!\d)|(?=\d{{1,2}}(?:[-—–~至]\d{{1,2}})?岁|(?:19|20)\d\d年))[\s　]*
    | (?P<circled>[①-⑳])[\s　]*
    | (?P<word>[{_HAN}]{{1,2}}是)[\s　]*
    )""",
    re.VERBOSE,
)
_STYLES = {
    "part": Numbering.PART,
    "attachment": Numbering.ATTACHMENT,
    "han": Numbering.HAN,
    "hanbracket": Numbering.HAN_BRACKET,
    "arabicbracket": Numbering.ARABIC_BRACKET,
    "arabic": Numbering.ARABIC,
    "circled": Numbering.CIRCLED,
    "word": Numbering.ORDINAL_WORD,
}
_OUTSIDE = (Numbering.ATTACHMENT, Numbering.PART, Numbering.ORDINAL_WORD)
_FIRST = re.compile(rf"[\s　]*[第附{_HAN}（(〔【\d①-⑳]")
_DOCUMENT_TITLE = lazy_pattern(
    r"(?:报告|自评表|评价表|数据表|申报表|汇总表|决算表|预算表|总表)[）)]?$"
)
_DIGITS = re.compile(r"\d+")
_AMOUNT = re.compile(r"\d\s*(?:[万亿千]?元|余?[人名个家])|[\s　][\d,]+\.\d+\s*$")
_STOP = "。；;！？"
_STOPS = re.compile(f"[{_STOP}]")
_SHORT = 26
"""A numbered sentence longer than this, in characters, is text and no heading."""
_LONG = 48
"""A numbered line without a full stop may be this long and still be a heading."""
_RUN_IN = 24
_VALUES = {c: i for i, c in enumerate(_HAN, 1)}

_NUMBER_ALONE = re.compile(r"\s*-?\d[\d,]*(?:\.\d+)?\s*%?\s*")
_BY_SHEETS = (Format.XLSX, Format.XLS)
"""Their parts are sheets. Beside tables some headings stand above a table, as its rows."""
_AMOUNTS = 2
"""So many numbers on lines of their own follow no heading; one may be a page number."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line. ``level`` is set where a style or a known wording gives it."""

    number: str
    ordinal: int | None
    numbering: Numbering
    title: str
    place: Place
    level: int | None = None


@quickly_built
@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph that begins with a number, and how it ends."""

    paragraph: Paragraph
    style: Numbering
    number: str
    rest: str
    start: int


_new_heading, _new_line = builder(Heading), builder(_Line)


def ordinal_of(number: str) -> int | None:
    """The value of a printed numbering: ``（十二）`` is 12, ``附件1-2`` is 2."""
    digits = _DIGITS.findall(number)
    if digits:
        return int(digits[-1])
    if len(number) == 1 and "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    han = [c for c in number if c in _VALUES]
    if not han:
        return None
    if "十" not in han:
        return _VALUES[han[-1]] if len(han) == 1 else None
    tens, _, ones = "".join(han).partition("十")
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)


def headings_of(document: Document) -> Iterator[Heading]:
    """The headings of one document in reading order."""
    skipped = contents_of(document)
    lines = [None if i in skipped else _line(block) for i, block in enumerate(document.blocks)]
    titles = _titles(lines)
    sheets = document.format in _BY_SHEETS and not document.tables
    for i, block in enumerate(document.blocks):
        if isinstance(block, Table) or i in skipped:
            continue
        if block.place.part != "正文" and not sheets:
            continue  # headers, footnotes, text boxes
        line, title = lines[i], titles[i]
        if line is None:
            heading = _unnumbered(block)
        elif _heads_amounts(document.blocks, i):
            continue
        else:
            heading = _heading(line, title) if title is not None else None
        if heading:
            yield heading


def _heads_amounts(blocks: Sequence[Paragraph | Table], at: int) -> bool:
    """1、局机关, below it 312.40, then 214.86: the label of a row whose table came apart."""
    below = blocks[at + 1 : at + 1 + _AMOUNTS]
    return len(below) == _AMOUNTS and all(
        isinstance(one, Paragraph) and _NUMBER_ALONE.fullmatch(one.text) for one in below
    )


def _line(block: Paragraph | Table) -> _Line | None:
    if isinstance(block, Table) or not _FIRST.match(block.text) or "|" in block.text:
        return None
    match = _NUMBER.match(block.text)
    if not match or not match.lastgroup:
        return None
    number = match.group(match.lastgroup).strip()
    return _new_line(
        block, _STYLES[match.lastgroup], number, block.text[match.end() :], match.start()
    )


def _titles(lines: Sequence[_Line | None]) -> list[str | None]:
    """The title of every line that is a heading, ``None`` for a numbered sentence.

    Lines that are numbered through belong together: all are headings or none is, or else
    a list would seem to lack numbers.
    """
    found = [_judge(lines, i) if line else None for i, line in enumerate(lines)]
    for chain in _chains(lines):
        judged = [one for one in (found[i] for i in chain) if one]
        items = sum(1 for one in judged if one.title is None)
        heads = len(judged) - items
        for i, one in zip(chain, judged, strict=True):
            if items > heads and not (one.sure and items < 2 * heads):
                found[i] = None
            elif one.title is None and heads:
                found[i] = _Judged(_first_sentence(lines[i]), sure=False)
    return [one.title if one else None for one in found]


@quickly_built
@dataclass(frozen=True, slots=True)
class _Judged:
    """A numbered line on its own: its title if it looks like a heading, and how surely."""

    title: str | None
    sure: bool


_judged = builder(_Judged)


def _chains(lines: Sequence[_Line | None]) -> Iterator[list[int]]:
    """Positions of lines that are numbered through in one style."""
    open_chains: dict[Numbering, tuple[int, list[int]]] = {}
    for i, line in enumerate(lines):
        if line is None or line.style in _OUTSIDE:
            continue
        ordinal = ordinal_of(line.number) or 0
        last, chain = open_chains.get(line.style, (0, []))
        if ordinal <= last and chain:
            yield chain
            chain = []
        if line.style is Numbering.HAN:
            yield from (c for s, (_, c) in open_chains.items() if s is not line.style)
            open_chains.clear()
        chain.append(i)
        open_chains[line.style] = (ordinal, chain)
    yield from (chain for _, chain in open_chains.values())


def _judge(lines: Sequence[_Line | None], i: int) -> _Judged | None:
    line = lines[i]
    assert line is not None
    rest = line.rest.strip()
    if line.style in _OUTSIDE:
        heads = line.style is not Numbering.ORDINAL_WORD and len(rest) <= _LONG
        return _judged(rest, True) if heads else None
    body = rest.rstrip("。：:；; ")
    if not body:
        return _Judged(None, sure=False)
    sentence = rest[-1] in _STOP or bool(_AMOUNT.search(body))
    inner = _STOPS.search(body) is not None
    if len(body) <= _LONG and not inner and (not sentence or _known(line, body)):
        return _judged(body, True)
    if not inner and rest[-1] != "；" and len(body) <= _SHORT:
        heads = "，" not in body and _heads(line, lines, i)
        return _Judged(body if heads else None, sure=False)
    return _Judged(_run_in(rest), sure=False)


def _known(line: _Line, body: str) -> bool:
    return line.paragraph.level is not None or "".join(body.split()) in wordings().levels


def _first_sentence(line: _Line | None) -> str | None:
    if line is None:
        return None
    return re.split(r"[。：:；;]", line.rest.strip(), maxsplit=1)[0][:_LONG] or None


def _heads(line: _Line, lines: Sequence[_Line | None], i: int) -> bool:
    """Does something stand below this line, rather than its next sibling?"""
    if i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    if below is None:
        return True
    return below.style is not line.style and ordinal_of(below.number) == 1


def _run_in(rest: str) -> str | None:
    """``持续开展服务活动。一是…``: a name of few words, then the text on the same line."""
    cut = min((rest.find(c) for c in "。：:" if c in rest), default=-1)
    name = rest[:cut].strip() if 0 < cut <= _RUN_IN else ""
    if not name or name.count("，") > 1 or "；" in name or _AMOUNT.search(name):
        return None
    return name if len(rest) - cut > 1 else None


def _heading(line: _Line, title: str) -> Heading:
    paragraph = line.paragraph
    start = len(paragraph.text) - len(paragraph.text.lstrip())
    end = paragraph.text.find(title, start) + len(title) if title else len(paragraph.text)
    place = paragraph.at(start, end)
    return _new_heading(line.number, ordinal_of(line.number), line.style, title, place)


def _unnumbered(paragraph: Paragraph) -> Heading | None:
    text = paragraph.text.strip()
    if not text or len(text) > _LONG:
        return None
    title = text.rstrip("。：:")
    level = wordings().levels.get("".join(title.split()))
    if level is None:
        level = paragraph.level
        if level is None or text[-1] in _STOP or _DOCUMENT_TITLE.search(title):
            return None
        level = max(1, level)
    start = paragraph.text.find(text)
    place = paragraph.at(start, start + len(text))
    return _new_heading("", None, Numbering.NONE, title, place, level)
