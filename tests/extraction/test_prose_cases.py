"""Texts and what they say, as an official can write them: tests/cases/prose/*.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction.reading import read
from extraction.rendering import figure, relation, stated

_CASES = Path(__file__).parent.parent / "cases" / "prose"


def _cases() -> list[object]:
    return [
        pytest.param(case, id=f"{file.stem}-{number}")
        for file in sorted(_CASES.glob("*.yaml"))
        for number, case in enumerate(yaml.safe_load(file.read_text("utf-8")), 1)
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, object]) -> None:
    year = int(str(case.get("year", 2024)))
    prose = read(str(case["text"]), year)
    assert {
        "facts": [stated(f, year) for f in prose.facts],
        "others": [figure(f) for f in prose.quantities],
        "relations": [relation(r) for r in prose.relations],
    } == {key: case.get(key, []) for key in ("facts", "others", "relations")}


def test_there_are_enough_cases() -> None:
    assert len(_cases()) >= 250
