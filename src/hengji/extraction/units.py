"""Whose report it is: the reporting unit's full official name as it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.extraction.forms.cells import BEFORE_NAMES, bare, beginning_with, named
from hengji.extraction.forms.tables import Tables
from hengji.extraction.titles import TitleLine, title_cells, title_lines
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built
from hengji.report.document import Cell, Document, Paragraph, Table
from hengji.report.outline import Role, Section
from hengji.report.report import Identified

_LAST_LINES = 6
_LONGEST = 30
_LONGEST_LABEL = 30
_LONGEST_CELL = 60
_ABOUT_ITSELF = (Role.DUTIES, Role.OVERVIEW, Role.STAFFING)
_YEAR = re.compile(r"[（(]?\s*(?:20\d\d|二[〇○零]\S{2})\s*年?\s*(?:度|年度)?\s*[）)]?")
_BRACKETED = re.compile(r"[（(][^（()）]{0,12}[）)]")
_LEAD = re.compile(
    r"^(?:附件[\d一二三四五六七八九十]{0,2}(?:-\d)?[:：]?|关于|报送|的|湖南省财政厅\(?制\)?|\d{3,9}[-—－])"
)
_TAIL = re.compile(r"(?:关于|机关本级|本级|汇总|本部|机关)$")
_TITLED = re.compile(
    r"(?:报告|说明|公开|自评表|评价表|数据表|评分表|汇总表|监控表|申报表|目标表)"
)
_PROJECT = re.compile(r"项目|专项")
_SELF = re.compile(
    r"^[\s　]*([一-龥（）()·]{3,30}?)(?:（[^）]{1,20}）|\([^)]{1,20}\))?"
    r"(?:系|是|为|属|内设|主要职|现有|共有|机关)"
)
_LABEL = re.compile(r"[:：]")
_BAR = lazy_pattern(r"[\t|]")
_PARTING = re.compile(r"[：:\t|]")
"""What sets a label apart from its value in a line; a flattened table has the last two."""
_NEXT = re.compile(
    r"\s{2,}|　{2,}|\t|\n|\||\s*[（(]?(?:金额)?单位[:：]\s*(?:人民币)?[亿千万百]*元"
)
"""Where what stands behind a label ends: at what is set apart, or at the unit of money."""
_QUOTED = lazy_pattern(r"[“\"][\dA-Za-z一-龥]{1,8}[”\"]")
"""Part of a name: 青禾县“12345”热线服务中心."""
_STOP = re.compile(r"[，。；、：:,\d“”\"《》!！?？]|我|本|各级|按照|根据|依据|关于|的")


@dataclass(frozen=True, slots=True)
class _Words:
    ending: re.Pattern[str]
    ranks: dict[str, int]
    title: re.Pattern[str]
    first: frozenset[str]
    """What a cell or line with one of the labels begins with, white space aside."""


@cache
def _words() -> _Words:
    raw = tomllib.loads((files(__package__) / "identity.toml").read_text("utf-8"))
    ranks = {
        label: rank
        for rank, key in ((3, "publishers"), (2, "lesser_labels"), (1, "labels"))
        for label in raw[key]
    }
    return _Words(
        re.compile("(?:" + "|".join(map(re.escape, raw["endings"])) + ")$"),
        ranks,
        re.compile("|".join(map(re.escape, raw["titles"]))),
        frozenset(label[0] for label in ranks).union(BEFORE_NAMES),
    )


@quickly_built
@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that may be the unit's; ``rank`` 0 is the best kind of place."""

    name: str
    place: Place
    rank: int


def find_unit(tables: Tables, sections: Sequence[Section]) -> Identified | None:
    """Title, cover or 填报单位 first, then what 职能职责 says of itself, then the signature.

    Of names that agree the longest is taken: 云岭市临江区总工会 over 临江区总工会.
    """
    found = list(_candidates(tables, sections))
    if not found:
        return None
    best = min(found, key=lambda c: c.rank)
    same = [c for c in found if _agree(c.name, best.name)]
    name = max((c.name for c in same), key=len)
    others = {c.name for c in found if c.rank <= 1 and not _agree(c.name, name)}
    evidence = tuple(c.place for c in same if c.name == name)[:3]
    return Identified(name, evidence, not others and best.rank <= 2)


def _agree(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)


def _candidates(tables: Tables, sections: Sequence[Section]) -> Iterator[_Candidate]:
    for document in tables.documents:
        yield from _in_title(list(title_lines(document)))
        yield from _in_title(list(title_cells(document, _TITLED)))
        yield from _in_lines(document.paragraphs)
        for table in document.tables:
            yield from _in_table(table, tables.texts(table))
        yield from _signed(document.paragraphs[-_LAST_LINES:])
    yield from _of_itself(tables.documents, sections)


def name_in(text: str) -> str | None:
    """The text as an organisation's name, brackets such as （盖章） left out."""
    name = "".join(_BRACKETED.sub("", text).split())
    while match := _LEAD.match(name):
        name = name[match.end() :]
    if name[:1] in _words().first:  # 部门名称|青禾县总工会: a flattened table's label and value
        label = max(filter(name.startswith, _words().ranks), key=len, default="")
        name = name[len(label) :].lstrip("|")
    while match := _TAIL.search(name):
        name = name[: match.start()]
    plain = _QUOTED.sub("", name) if "”" in name or '"' in name else name
    if not 3 <= len(name) <= _LONGEST or _STOP.search(plain):
        return None
    ending = _words().ending.search(name)
    return name if ending and ending.start() else None  # 办公室 alone is some unit's office


def _in_title(lines: Sequence[TitleLine]) -> Iterator[_Candidate]:
    """The name before the title's own words, or on a line of its own above or below."""
    for i, line in enumerate(lines):
        match = _words().title.search(line.text)
        if not match:
            continue
        name = _named_in(line.text[: match.start()])
        if name:
            rank = 1 if _PROJECT.match(match.group()) else 0
            yield _Candidate(name, line.block.place, rank)
            return
        for above in reversed(lines[max(0, i - 2) : i]):
            name = _named_in(above.text) if len(above.text) < 50 else None
            if name:
                yield _Candidate(name, above.block.place, 0)
                return
        for below in lines[i + 1 : i + 3]:
            name = name_in(below.text)  # the writer, alone on the line below the title
            if name:
                yield _Candidate(name, below.block.place, 1)
                return


def _named_in(text: str) -> str | None:
    """The name in a title, before or behind its year; a title before the name is left out."""
    without = _YEAR.sub(" ", text).strip(' 　“"')
    last = re.split(r"[\s　|]+", without)[-1] if without else ""
    return name_in(without) or name_in(last)


def _in_lines(paragraphs: Sequence[Paragraph]) -> Iterator[_Candidate]:
    """填报单位：… on a line of its own."""
    for paragraph in paragraphs:
        text = paragraph.text
        if len(text) > 120 or not _PARTING.search(text):
            continue
        label, rest = _apart(text)
        rank = _label(label)
        if rank:
            name = name_in(_NEXT.split(rest.strip(" 　|"), maxsplit=1)[0])
            if name:
                yield _Candidate(name, paragraph.place, rank)


def _apart(text: str) -> tuple[str, str]:
    """What stands before and behind the first colon, or else the first tab or bar."""
    colon = _LABEL.search(text) or _BAR.search(text)
    return (text[: colon.start()], text[colon.end() :]) if colon else (text, "")


def _label(text: str) -> int:
    """The rank of what stands behind a label, 0 for a text that is none."""
    if len(text) >= _LONGEST_LABEL or text.lstrip()[:1] not in _words().first:
        return 0
    return _words().ranks.get(bare(text), 0)


def _in_table(table: Table, texts: Sequence[str]) -> Iterator[_Candidate]:
    """A label with the name beside or behind it; ``texts`` are its cells', compacted."""
    cells = table.cells
    for i in _may_label(texts):
        text = cells[i].text
        if "：" in text or ":" in text:
            if len(text) > _LONGEST_CELL:
                continue
            label, rest = _apart(text)
            rest = _NEXT.split(rest.strip(), maxsplit=1)[0]
        else:
            label, rest = text, _beside(cells, i)
        rank = _label(label)
        name = name_in(rest) if rest and rank else None
        if name:
            yield _Candidate(name, cells[i].place, rank)


def _may_label(texts: Sequence[str]) -> list[int]:
    """Which cells are a label or have one before a colon: of most tables one or two."""
    first, ranks = _words().first, _words().ranks
    return [
        i for i in beginning_with(first, texts, range(len(texts)))
        if texts[i] in ranks
        or not (texts[i].isascii() or texts[i].isalnum())
        and (":" in texts[i] or named(texts[i]) in ranks)
    ]  # fmt: skip


def _beside(cells: Sequence[Cell], i: int) -> str:
    """The text of the next filled cell of the same row."""
    for cell in cells[i + 1 : i + 4]:
        if cell.row == cells[i].row and cell.text.strip():
            return cell.text
    return ""


def _signed(paragraphs: Sequence[Paragraph]) -> Iterator[_Candidate]:
    for paragraph in paragraphs:
        name = name_in(paragraph.text) if len(paragraph.text) < 40 else None
        if name:
            yield _Candidate(name, paragraph.place, 3)


def _of_itself(
    documents: Sequence[Document], sections: Sequence[Section]
) -> Iterator[_Candidate]:
    """…总工会是… at the beginning of the sections about the unit itself."""
    about = {
        (s.place.document, block)
        for s in sections
        if s.role in _ABOUT_ITSELF
        for block in range(s.first, min(s.last, s.first + 8))
    }
    for document in documents:
        for paragraph in document.paragraphs:
            if (paragraph.place.document, paragraph.place.block) in about:
                match = _SELF.match(paragraph.text)
                name = name_in(match.group(1)) if match else None
                if name:
                    yield _Candidate(name, paragraph.place, 2)
