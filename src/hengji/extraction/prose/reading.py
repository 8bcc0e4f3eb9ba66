"""Read every paragraph of a package: quantities, facts, stated relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile, zip_longest

from hengji.extraction.prose.binding import bind
from hengji.extraction.prose.bound import Bound, Memory
from hengji.extraction.prose.excerpts import Excerpt, excerpts
from hengji.extraction.prose.folding import GAP, plain
from hengji.extraction.prose.headed import subject_of
from hengji.extraction.prose.own_budgets import told_apart
from hengji.extraction.prose.passages import Passage, passage
from hengji.extraction.prose.quantities import may_measure
from hengji.extraction.prose.rates import with_execution_rates
from hengji.extraction.prose.relations import stated_relations
from hengji.extraction.prose.relations.common_wholes import shared_by_items
from hengji.extraction.prose.relations.items import item_runs, over_items
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Document, Paragraph
from hengji.report.facts import Basis, Fact
from hengji.report.outline import Section
from hengji.report.relations import Relation, Share
from hengji.vocabulary.terms import Term


@dataclass(frozen=True, slots=True)
class Prose:
    """What running text says: facts with a term, all other quantities, relations."""

    facts: tuple[Fact, ...] = ()
    quantities: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()


_NUMERAL = re.compile(r"[\d０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]")
_SAYS = re.compile(r"[一-鿿%％‰=＝]")
"""What a line of bare numbers lacks: pages of them are met where a table fell apart."""
_SENTENCE = re.compile(r"[。；，！]")
_UNIT_NOTE = re.compile(r"单位\s*[：:]\s*(?:人民币)?\s*([百千]?万?元)")
_COMPARED = re.compile(f"[上去]{GAP}*年")
_HEADING_LENGTH = 30
_OPENING = 6
_NUMBERED = re.compile(r"\s*(?:第[一二三]部分|[（(]?[一二三四五六七八九十][、）).．])")
_DONE = re.compile(r"决算|执行|自评|绩效评价|实际|追加|全年支出|支出合计|完成")
_BUDGETED = lazy_pattern(r"(?:支出|收入|收支)(?:总?预算|预算总)|预算安排")
_COVER = lazy_pattern(r"预算(?:单位|部门|编码|代码|编号)|^(?!附)[^：:]+[：:].")
"""A field of the cover, filled in or not: no title."""
_FIGURED = re.compile(r"\d\s*[万亿]?元")
_FUND_TYPE = re.compile(r"(?:一般公共|政府性基金|国有资本经营|社会保险基金)预算")
_RESULT = re.compile(
    r"决算|执行|绩效|自评|评价|管理|预决算|使用|控制|完成|调整|报告|支出情况|编制|制度|问题|偏差"
)

_CUT = re.compile(r"[\d０-９][.,．，]?$")
_GOES_ON = re.compile(
    r"(?:[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?|[.．][\d０-９]+)"
    r"[%％‰万亿元人名个项场次家份户件，。；)）]|[.．%％]"
)


def read_prose(
    documents: Sequence[Document],
    sections: Sequence[Section],
    year: int | None,
    unit: str = "",
) -> Prose:
    """Read every paragraph of the package that ``unit`` reports with."""
    facts: list[Fact] = []
    quantities: list[Fact] = []
    relations: list[Relation] = []
    for document in documents:
        bounds: list[Bound] = []
        for bound in _passages(document, year, plain(unit).text):
            bounds.append(bound)
            stated = stated_relations(bound)
            for index, fact in enumerate(with_execution_rates(bound, stated)):
                if fact.term:
                    facts.append(_spent(fact) if fact.implied else fact)
                elif fact.figure.unit.symbol and not _is_factor(bound, index):
                    quantities.append(fact)
            relations += stated
        relations += over_items(bounds)
        if any(isinstance(one, Share) and one.whole is None for one in relations):
            runs = (run for _, run in item_runs(bounds))
            relations = shared_by_items(runs, relations)
    told, related = told_apart(facts, relations)
    return Prose(tuple(told), tuple(quantities), tuple(related))


def _passages(document: Document, year: int | None, unit: str) -> Iterator[Bound]:
    titled = _about_budget(document)
    heading, budget, unread = None, titled, ""
    memory = Memory()
    unit_note = ""
    torn = _torn(document)
    for paragraph in excerpts(document.paragraphs):
        text, is_heading = paragraph.text, _is_heading(paragraph)
        if "单位" in text and (note := _UNIT_NOTE.search(text)):
            unit_note = note[1]
        if not _SAYS.search(text):
            if is_heading:
                heading, budget, unread = None, titled, ""
            continue
        if not _may_tell(text, is_heading):
            unread = text if is_heading else unread
            continue
        found = _passage(paragraph, torn)
        if not found.quantities and not _compares(found.text):
            if is_heading:
                heading, budget = _about(found.text, titled)
                unread = ""
            continue
        if unread:  # the last heading; most are followed by another before any figure
            heading, budget = _about(plain(unread).text.replace(",", "，"), titled)
            unread = ""
        bound = bind(found, heading, year, memory, unit_note, budget, unit)
        memory.keep(bound.facts, bound.deltas)
        yield bound
        if is_heading and all(q.bare for q in found.quantities):
            heading, budget = _about(found.text, titled)


def _about(heading: str, titled: bool) -> tuple[Term | None, bool]:
    """What kind of money stands below a heading, and whether it is a budget."""
    return subject_of(heading), titled or is_budget(heading)


_Torn = tuple[frozenset[int], frozenset[int]]


def _passage(paragraph: Paragraph | Excerpt, torn: _Torn) -> Passage:
    found = passage(paragraph)
    block = paragraph.place.block if isinstance(paragraph, Paragraph) else None
    if block in torn[0] or block in torn[1]:
        found = _in_doubt(found, first=block in torn[1], last=block in torn[0])
    return found


def _torn(document: Document) -> _Torn:
    """Blocks that end, and that begin, inside a number: 预算27, below it 60.12万元."""
    cut = [
        (one.place.block, other.place.block)
        for one, other in pairwise(document.paragraphs)
        if _CUT.search(one.text[-3:]) and _GOES_ON.match(other.text)
    ]
    return frozenset(one for one, _ in cut), frozenset(other for _, other in cut)


def _in_doubt(found: Passage, *, first: bool, last: bool) -> Passage:
    """The passage with its first or last number uncertain."""
    ends = len(found.quantities) - 1
    doubted = tuple(
        replace(one, certain=False) if (first and at == 0) or (last and at == ends) else one
        for at, one in enumerate(found.quantities)
    )
    return replace(found, quantities=doubted)


def _may_tell(text: str, is_heading: bool) -> bool:
    """May it hold a figure or a comparison? Nothing else is to be read of a paragraph."""
    if may_measure(text) or _COMPARED.search(text):
        return is_heading or _tells(text)
    return False


def _tells(text: str) -> bool:
    return _NUMERAL.search(text) is not None or _compares(text)


def _compares(text: str) -> bool:
    return "上年" in text or "去年" in text


def _about_budget(document: Document) -> bool:
    """Is it a budget that is made public, by its title or by all it speaks of?"""
    first = takewhile(lambda p: not _NUMBERED.match(p.text), document.paragraphs[:_OPENING])
    opening = (p for p in first if _is_heading(p) and not _FIGURED.search(p.text))
    lines = [text for p in opening if not _COVER.search(text := "".join(p.text.split()))]
    # A title goes on in the next line: 2024年度部门预算 and, below it, 绩效自评报告.
    if any(
        is_budget(one + below) for one, below in zip_longest(lines, lines[1:], fillvalue="")
    ):
        return True
    if any(_DONE.search(p.text) for p in document.paragraphs):
        return False
    return any(_BUDGETED.search(p.text) for p in document.paragraphs)


def is_budget(heading: str) -> bool:
    """Does a heading announce a budget, not what became of it?"""
    if "预算" not in heading or _COVER.search(heading):
        return False
    cleaned = _FUND_TYPE.sub("", heading)
    return "预算" in cleaned and not _RESULT.search(cleaned)


def _spent(one: Fact) -> Fact:
    """What is implied to have been spent, as such."""
    return Fact(  # spelled out: dataclasses.replace takes ten times as long
        one.figure, one.place, one.term, one.wording, one.year, Basis.FINAL, one.source,
        one.scope, one.origin, one.certain, one.implied,
    )  # fmt: skip


def _is_factor(bound: Bound, index: int) -> bool:
    """The 100% of a formula says nothing by itself."""
    return bound.text[bound.positions[index] - 1 : bound.positions[index]] in ("×", "*")


def _is_heading(paragraph: Paragraph | Excerpt) -> bool:
    text = paragraph.text.strip().rstrip("。：:")
    return 0 < len(text) <= _HEADING_LENGTH and not _SENTENCE.search(text)
