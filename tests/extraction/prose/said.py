"""Facts of a made-up text as lines a person can compare."""

from __future__ import annotations

from extraction.reading import read_paragraphs
from hengji.report.facts import Fact


def facts(*paragraphs: str, year: int | None = 2024) -> list[str]:
    """``基本支出 60万元 决算``: term, figure, basis, year where another, scope."""
    return [line(fact, year) for fact in read_paragraphs(*paragraphs, year=year).facts]


def line(fact: Fact, year: int | None) -> str:
    said = [fact.term, f"{fact.figure.digits}{fact.figure.unit.symbol}"]
    if fact.basis.value:
        said.append(fact.basis.value)
    if fact.year not in (year, None) and not fact.basis.name.startswith("PRIOR"):
        said.append(f"{fact.year}年")
    if fact.scope:
        said.append(f"〔{fact.scope}〕")
    return " ".join(said)
