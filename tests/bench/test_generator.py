"""The generator's own promises: the same seed, the same bytes; honest means it adds up."""

from __future__ import annotations

import importlib
import random
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
SEEDS = range(40)


def bench(name: str) -> ModuleType:
    """A module of ``bench/``, which is no package of the project."""
    if str(BENCH) not in sys.path:
        sys.path.insert(0, str(BENCH))
    return importlib.import_module(name)


def test_the_same_seed_gives_the_same_bytes_in_every_format() -> None:
    report, formats = bench("generator.report"), bench("generator.formats")
    for form in ("docx", "html", "md", "txt-tabs", "txt-dropped"):
        made = [
            formats.write(report.write(7, *report.start(7), "both"), form, random.Random(1))
            for _ in range(2)
        ]
        assert made[0] == made[1], form


@pytest.mark.parametrize("seed", SEEDS)
def test_the_true_amounts_of_a_year_hold_every_identity(seed: int) -> None:
    _, year, _ = bench("generator.report").start(seed)
    m = year.money
    assert m["executed"] == m["basic"] + m["project"]
    assert m["basic"] == m["personnel"] + m["public"] + m["subsidy"]
    assert m["carry_in"] + m["income"] == m["executed"] + m["carry_out"]
    assert m["three"] == m["abroad"] + m["car"] + m["reception"] <= m["three_budget"]
    assert m["project"] == sum(p.executed for p in year.projects) <= m["project_adjusted"]
    assert m["executed"] == sum(v for _, v in year.functions) <= m["adjusted"]
    assert min(m[n] for n in ("personnel", "public", "project", "three")) > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_an_honest_indicator_table_adds_up(seed: int) -> None:
    report = bench("generator.report")
    sheet = report.write(seed, *report.start(seed), "tables").sheet
    assert sum(int(r.weight) for r in sheet.rows) + int(sheet.exec_weight) == 100
    scores = sum((Decimal(r.score) for r in sheet.rows), Decimal(sheet.exec_score))
    assert scores == Decimal(sheet.total)
    assert all(r.reason for r in sheet.rows if r.score != r.weight)


def test_what_is_said_stands_in_the_text() -> None:
    report = bench("generator.report")
    for seed in SEEDS:
        draft = report.write(seed, *report.start(seed), "body")
        sentences = [s for b in draft.blocks for s in b.sentences]
        assert any(sentence.said for sentence in sentences)
        for sentence in sentences:
            assert all(said.digits in sentence.text for said in sentence.said), sentence.text


def test_every_wording_can_be_told() -> None:
    """A wording no year fits would never be tried."""
    report, places = bench("generator.report"), bench("generator.places")
    telling = bench("generator.telling")
    told: set[str] = set()
    for seed in range(150):
        rng, year, style = report.start(seed)
        teller = telling.Teller(year, style, rng)
        told |= {w["text"] for kind in places.load("wordings") for w in teller.options(kind)}
    wanted = {
        w["text"]
        for listed in places.load("wordings").values()
        for w in listed
        if w.get("when") != "never"
    }
    assert wanted == told


def test_every_fault_changes_the_report_and_finds_room_soon() -> None:
    report, faults = bench("generator.report"), bench("generator.faults")
    no_room = bench("generator.faults.plant").NoRoom
    for name, fault in faults.ALL.items():
        for seed in range(60):
            rng, year, style = report.start(seed, name)
            if fault.before:
                fault.before(year)
            try:
                draft = report.write(seed, rng, year, style, fault.shape)
                before = [(b.printed, b.grid and str(b.grid)) for b in draft.blocks]
                expected = fault.after(draft)
            except (no_room, LookupError):
                continue
            assert expected.must or expected.any
            after = [(b.printed, b.grid and str(b.grid)) for b in draft.blocks]
            assert fault.before or before != after, name
            break
        else:
            pytest.fail(f"no room for {name}")
