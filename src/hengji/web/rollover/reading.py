"""Last year's own files, read by our readers: what can be taken over, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hengji.ledger.printed import rest_of
from hengji.pipeline.extracting import extract_file
from hengji.readers import Unreadable
from hengji.report.document import Document, Paragraph
from hengji.report.facts import Fact
from hengji.report.forms import FormKind, IndicatorRow
from hengji.report.outline import Role
from hengji.report.report import Report
from hengji.web.rollover.prior_lines import PriorLine, prior_lines

_LEAD = re.compile(r"^(?:其中[:：]?|[0-9]+[、.．]|[（(][一二三四五六七八九十0-9]+[)）])+")
_TAIL = re.compile(r"[（(].*?[)）]|[:：]$")
_SCORED = (FormKind.SELF_EVALUATION, FormKind.PROJECT_EVALUATION)
_SHORTEST = 6


class Unusable(Exception):
    """A file that nothing can be taken from; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of last year's forms, in 元. ``paid``: executed, else budgeted."""

    key: str
    line: PriorLine
    paid: bool
    amount: Decimal
    printed: str
    place: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of last year's goals; ``project`` is the project's name, ``""`` for the whole."""

    key: str
    project: str
    level1: str
    level2: str
    level3: str
    target: str
    weight: Decimal | None
    place: str


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A problem that last year's report names."""

    key: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class PriorPaper:
    """What one file of last year offers. ``unit`` and ``year`` as the file tells them."""

    unit: str
    year: int | None
    amounts: tuple[Amount, ...]
    goals: tuple[Goal, ...]
    problems: tuple[Shortcoming, ...]

    @property
    def empty(self) -> bool:
        return not (self.amounts or self.goals or self.problems)


def read_paper(data: bytes, name: str) -> PriorPaper:
    """Read one file of last year. The same bytes offer the same under the same keys.

    Raises :class:`Unusable`.
    """
    try:
        read = extract_file(data, name=name)
    except Unreadable as problem:
        raise Unusable(f"“{name}”读不出来：{problem}") from problem
    report = read.report
    return PriorPaper(
        report.unit.value if report.unit else "",
        report.fiscal_year,
        tuple(_amounts(report)),
        tuple(_goals(report)),
        tuple(_problems(report, read.document)),
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """One row of a form: what was budgeted, what was executed."""

    budget: Fact | None
    final: Fact | None

    def fact(self, *, paid: bool) -> Fact | None:
        return self.final if paid else self.budget


def _amounts(report: Report) -> Iterator[Amount]:
    rows = _rows(report)
    for number, line in enumerate(prior_lines(), 1):
        for paid in (False, True):
            whole = rows[line.term].fact(paid=paid) if line.term in rows else None
            if whole is None:
                continue
            amount = rest_of(whole.figure.amount, _parts(rows, line, paid=paid))
            if amount:
                printed = f"{whole.figure.digits:f}{whole.figure.unit.symbol}"
                key = f"amount-{number}-{'paid' if paid else 'budget'}"
                yield Amount(key, line, paid, amount, printed, str(whole.place))


def _parts(
    rows: Mapping[str, _Printed], line: PriorLine, *, paid: bool
) -> Iterator[Decimal | None]:
    for term in line.parts:
        fact = rows[term].fact(paid=paid) if term in rows else None
        yield fact.figure.amount if fact else None


def _rows(report: Report) -> dict[str, _Printed]:
    """Rows of the base data form by term, and those of the whole's form it does not have."""
    found: dict[str, _Printed] = {}
    for form in report.forms:
        for row in form.base_rows:
            found.setdefault(row.term or _plain(row.label), _Printed(row.budget, row.final))
    for form in report.forms:
        if form.kind is FormKind.SELF_EVALUATION:
            for one in form.fund_rows:
                found.setdefault(_plain(one.label), _Printed(one.initial, one.executed))
    return found


def _plain(label: str) -> str:
    """The row's name without its number, 其中 and remarks in brackets."""
    return _TAIL.sub("", _LEAD.sub("", "".join(label.split())))


def _goals(report: Report) -> Iterator[Goal]:
    number = 0
    for form in report.forms:
        if form.kind not in _SCORED:
            continue
        for row in form.rows:
            number += 1
            yield _goal(f"goal-{number}", form.project, row)


def _goal(key: str, project: str, row: IndicatorRow) -> Goal:
    return Goal(
        key,
        project,
        row.level1,
        row.level2,
        row.level3.text,
        row.target.text if row.target else "",
        row.weight.digits if row.weight else None,
        str(row.place),
    )


def _problems(report: Report, document: Document) -> Iterator[Shortcoming]:
    """Paragraphs below the headings that name problems; headings themselves left out."""
    headings = {one.first for one in report.sections}
    number = 0
    for section in report.sections:
        if section.role is not Role.PROBLEMS or section.place.document != document.name:
            continue
        for at in range(section.first, section.last):
            block = document.blocks[at]
            text = block.text.strip() if isinstance(block, Paragraph) else ""
            inner = any(
                s.first <= at < s.last and s.level > section.level for s in report.sections
            )
            if at in headings or inner or len(text) < _SHORTEST:
                continue
            number += 1
            yield Shortcoming(f"problem-{number}", text, str(block.place))
