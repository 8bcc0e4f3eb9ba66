"""An earlier report as passages of this year's: which text belongs where, its figures live.

A figure becomes a field where the report gives it one meaning and one value, and this year
has one figure of that meaning. Everything else stays as typed, to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from fractions import Fraction

from hengji.composition.facts import Facts
from hengji.composition.layout import Layout, SectionSpec
from hengji.composition.markup import Slot, UnknownField, fill, parse
from hengji.composition.passage import Lacking, all_passages
from hengji.composition.runs import FigureField, plain
from hengji.report.document import Paragraph
from hengji.report.facts import Basis, Fact
from hengji.report.outline import Numbering, Section
from hengji.report.report import Report

_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])"
)
_SIGNED = re.compile(r"^\s*\d{4}年\d{1,2}月\d{1,2}日\s*$")
_ALIKE = Fraction(6, 10)
_NEAR = Fraction(1, 2)
_NONE = Fraction(0)
_UNKNOWN = "＿＿"
_Meaning = tuple[str, Basis]


@dataclass(frozen=True, slots=True)
class PriorText:
    """The text below one heading of an earlier report, as markup, a paragraph a line.

    ``passage`` is where it belongs in this year's outline, ``""`` where nothing tells.
    """

    heading: str
    passage: str
    markup: str


def prior_texts(
    report: Report, layout: Layout, facts: Facts, fields: Mapping[str, FigureField]
) -> tuple[PriorText, ...]:
    """The texts of a report that was read, in its order. ``fields`` are this year's figures."""
    specs = _matched(report.sections, layout.outline, facts)
    meant = _meant(report, fields)
    belonging = _Belonging(facts)
    texts: dict[tuple[int, str], list[str]] = {}
    for one in report.paragraphs:
        home = _home(report, one, specs)
        if home is not None and not _no_text(report, one):
            spec = specs.get(home)
            code = belonging.of(one.text, home, spec.passages if spec else ())
            texts.setdefault((home, code), []).append(_markup(report, one, meant))
    found = []
    for (home, code), lines in texts.items():
        section = report.sections[home]
        found.append(PriorText(f"{section.number}{section.title}", code, "\n".join(lines)))
    return tuple(found)


@dataclass(slots=True)
class _Belonging:
    """Which passage below one heading each paragraph is: the one whose draft it is like."""

    facts: Facts
    drafts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)

    def of(self, text: str, home: int, codes: Sequence[str]) -> str:
        """The passage's code; ``""`` below a heading that has none."""
        if len(codes) < 2:
            return codes[0] if codes else ""
        alike = {code: self._alike(text, code) for code in codes}
        best = max(codes, key=lambda code: alike[code])
        if alike[best] < _NEAR:
            best = self.last.get(home, codes[0])
        self.last[home] = best
        return best

    def _alike(self, text: str, code: str) -> Fraction:
        if code not in self.drafts:
            self.drafts[code] = _drafted(self.facts, code)
        words = _words(text)
        return max((_likeness(words, _words(one)) for one in self.drafts[code]), default=_NONE)


def _drafted(facts: Facts, code: str) -> tuple[str, ...]:
    """The draft as printed; nothing where facts are missing."""
    try:
        return tuple(plain(fill(one, facts)) for one in all_passages()[code].draft(facts))
    except Lacking:
        return ()


def _words(text: str) -> str:
    """Without digits: what a paragraph is about, whatever its figures."""
    return re.sub(r"[\d.,%\s]", "", text)


def refilled(markup: str, then: Mapping[str, str], now: Facts) -> str:
    """Last year's markup for this year: fields that this year has not, as printed ``then``."""
    return "".join(_refilled(part, then, now) for part in parse(markup))


def _refilled(part: str | Slot, then: Mapping[str, str], now: Facts) -> str:
    if isinstance(part, str):
        return part
    try:
        now(part.key)
    except UnknownField:
        return then.get(part.key, _UNKNOWN)
    return str(part)


def _matched(
    sections: Sequence[Section], outline: Iterable[SectionSpec], facts: Facts
) -> dict[int, SectionSpec]:
    """Which heading of this year's outline each section goes by; each once."""
    free = {_bare(plain(fill(one.heading, facts))): one for one in outline}
    found: dict[int, SectionSpec] = {}
    for least in (Fraction(1), _ALIKE):
        for index, section in enumerate(sections):
            if index in found or _attached(sections, index):
                continue
            title = _bare(section.title)
            best = max(free, key=lambda name: _likeness(name, title), default="")
            if best and _likeness(best, title) >= least:
                found[index] = free.pop(best)
    return found


def _bare(title: str) -> str:
    return re.sub(r"\W", "", _NUMBER.sub("", title))


def _likeness(a: str, b: str) -> Fraction:
    """How much of two headings is the same, from 0 to 1."""
    if not a or not b:
        return _NONE
    same = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return Fraction(2 * sum(one.size for one in same), len(a) + len(b))


def _attached(sections: Sequence[Section], index: int) -> bool:
    """Does it stand in an attachment, a form behind the report?"""
    return any(one.numbering is Numbering.ATTACHMENT for one in sections[: index + 1])


def _home(report: Report, one: Paragraph, specs: Mapping[int, SectionSpec]) -> int | None:
    """The section that a paragraph is told under: the innermost that the outline knows, else
    the outermost. ``None`` for what stands in none, in an attachment, and for headings.
    """
    section = report.section_at(one.place)
    index = report.sections.index(section) if section else None
    if index is None or _attached(report.sections, index):
        return None
    chain = [index]
    while (above := report.sections[chain[-1]].parent) is not None:
        chain.append(above)
    home = next((each for each in chain if each in specs), chain[-1])
    return None if report.sections[home].first == one.place.block else home


def _no_text(report: Report, one: Paragraph) -> bool:
    """The lines of the signature, and empty ones."""
    text = one.text.strip()
    signed = report.unit is not None and text == report.unit.value
    return not text or signed or bool(_SIGNED.match(text))


def _meant(report: Report, fields: Mapping[str, FigureField]) -> dict[_Meaning, str]:
    """The one key of this year for each meaning that has one value in the report."""
    values: dict[_Meaning, set[object]] = {}
    for fact in report.facts:
        if fact.term and fact.certain and not fact.scope and fact.year == report.fiscal_year:
            values.setdefault((fact.term, fact.basis), set()).add(fact.figure)
    keys: dict[_Meaning, list[str]] = {}
    for key, one in fields.items():
        if one.term and not key.startswith(("project.", "prior.")):
            keys.setdefault((one.term, one.basis), []).append(key)
    single = {meaning for meaning, some in values.items() if len(some) == 1}
    return {meaning: some[0] for meaning, some in keys.items() if meaning in single}


def _markup(report: Report, one: Paragraph, meant: Mapping[_Meaning, str]) -> str:
    """The paragraph with its figures made fields, from the last to the first."""
    text, before = one.text, len(one.text)
    figures = [f for f in report.figures_in(one.place.document, one.place.block) if f.term]
    for fact in sorted(figures, key=_start, reverse=True):
        start, end = fact.place.start, fact.place.end
        key = meant.get((fact.term, fact.basis))
        if start is None or end is None or end > before or key is None:
            continue
        if fact.scope or fact.year != report.fiscal_year:
            continue
        bare = not text[start:end].rstrip().endswith(fact.figure.unit.symbol)
        text, before = f"{text[:start]}{Slot(key, bare)}{text[end:]}", start
    return text.strip()


def _start(fact: Fact) -> int:
    return fact.place.start or 0
