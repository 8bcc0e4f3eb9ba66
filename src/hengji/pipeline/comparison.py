"""What a file given to compare with is: approved budget, final accounts, last year's report."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.audit.case import AgainstKind
from hengji.report.document import Paragraph
from hengji.report.forms import FormKind
from hengji.report.report import Identified, Report

_FIRST_TEXTS = 40


class NotComparable(ValueError):
    """A file that cannot be compared with the report, said in Chinese: which, why, remedy."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What gives a kind away: its forms, and words among a document's first lines."""

    kind: AgainstKind
    forms: frozenset[FormKind]
    words: tuple[str, ...]


@cache
def _signs() -> tuple[_Signs, ...]:
    raw = tomllib.loads((files(__package__) / "comparison.toml").read_text("utf-8"))
    return tuple(
        _Signs(
            AgainstKind(one["is"]),
            frozenset(FormKind(form) for form in one["forms"]),
            tuple(str(word) for word in one["words"]),
        )
        for one in raw["kind"]
    )


def recognise(given: Report) -> AgainstKind:
    """What this is by its title, else by its forms, else by its first lines.

    Raises :class:`NotComparable` where nothing tells.
    """
    lines = _first_lines(given)
    for some in (lines[:3], lines):
        for signs in _signs():
            if any(word in line for line in some for word in signs.words):
                return signs.kind
        present = {form.kind for form in given.forms}
        for signs in _signs():
            if present & signs.forms:
                return signs.kind
    raise NotComparable(
        f"{_name(given)}：看不出是批复的预算和绩效目标、部门决算还是上年自评报告。"
        "请给出带标题的完整文件。"
    )


def must_fit(given: Report, kind: AgainstKind, audited: Report) -> None:
    """A report of last year is of the same unit and one year older, or it is no comparison.

    What either side does not say is not held against it. Raises :class:`NotComparable`.
    """
    if not _same_unit(given.unit, audited.unit):
        assert given.unit and audited.unit  # two different units were read
        raise NotComparable(
            f"{_name(given)}：是{given.unit.value}的文件，与{audited.unit.value}不是同一单位。"
            "请换成本单位的文件。"
        )
    if given.fiscal_year is None or audited.fiscal_year is None:
        return
    before = 1 if kind is AgainstKind.PRIOR_REPORT else 0
    if kind is AgainstKind.FINAL_ACCOUNTS and given.fiscal_year == audited.fiscal_year - 1:
        return  # last year's accounts hold the 上年决算数 of this report
    if given.fiscal_year != audited.fiscal_year - before:
        wanted = audited.fiscal_year - before
        raise NotComparable(
            f"{_name(given)}：{kind.value}应为 {wanted} 年度，这份是 {given.fiscal_year} 年度。"
            "请换成相应年度的文件，或用 --year 指定报告的年度。"
        )


def _same_unit(one: Identified | None, other: Identified | None) -> bool:
    if not (one and other and one.certain and other.certain):
        return True
    first, second = ("".join(unit.value.split()) for unit in (one, other))
    return first in second or second in first


def _first_lines(report: Report) -> list[str]:
    document = report.documents[0]
    lines: list[str] = []
    for block in document.blocks[:_FIRST_TEXTS]:
        texts = [block.text] if isinstance(block, Paragraph) else [c.text for c in block.cells]
        lines += ["".join(text.split()) for text in texts[:_FIRST_TEXTS] if text.strip()]
    return lines[:_FIRST_TEXTS]


def _name(report: Report) -> str:
    return report.documents[0].name
