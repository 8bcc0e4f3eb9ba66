"""Look for wordings in running text. Word lists are data: ``wording.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from hengji.audit.rule import Case, Outcome, passed
from hengji.report.facts import Text
from hengji.report.outline import Role
from hengji.report.report import Report
from hengji.report.running import Running

_OPENING, _CLOSING = "“《「『〈", "”》」』〉"
_REACH = 2_000
"""Characters; no quotation is longer."""


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    raw = tomllib.loads((files(__package__) / "wording.toml").read_text("utf-8"))
    return {
        table: {key: tuple(str(w) for w in words) for key, words in lists.items()}
        for table, lists in raw.items()
    }


def words(table: str, key: str) -> tuple[str, ...]:
    """A word list of ``wording.toml``. Raises ``KeyError`` where there is none."""
    return _tables()[table][key]


def holds_any(text: str, some: Iterable[str]) -> bool:
    """Whether one of the words stands in a text."""
    return any(map(text.__contains__, some))  # a generator takes three times as long


def or_passed(case: Case, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes; where there are none and there was something to read, one passed."""
    anything = False
    for outcome in outcomes:
        anything = True
        yield outcome
    if not anything and case.report.texts:
        yield passed()


def quoted(running: Running, position: int) -> bool:
    """Whether a position stands inside 《…》 or “…”: a title or somebody else's words."""
    start, _ = running.line(position)
    before = running.text[max(start, position - _REACH) : position]
    return any(
        before.count(a) > before.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True)
    )


def running_in(case: Case, *roles: Role | None) -> Running:
    """The sections with one of these roles, headings included; ``None``: in no section."""
    return case.once((running_in, roles), lambda: Running.of(case.report.paragraphs_in(*roles)))


def results(case: Case) -> Running:
    """What the report says of the year's results: its sections and its forms' cells."""
    return case.once((results,), lambda: _results(case.report))


def _results(report: Report) -> Running:
    cells: list[Text] = []
    for form in report.forms:
        cells += [one for one in (form.achieved,) if one]
        cells += [row.actual for row in form.rows if row.actual]
    return Running.of((*report.paragraphs_in(Role.RESULTS), *cells))


_STATED = tuple(set(Role) - {Role.GOALS, Role.PROBLEMS, Role.CAUSES, Role.MEASURES})


def statements(case: Case) -> Running:
    """What the report states of its year: goals, problems, causes and measures aside."""
    return running_in(case, None, *_STATED)
