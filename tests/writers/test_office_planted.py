"""Inconsistencies planted in a package come out as findings, whatever the format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

import hengji
from composition.inputs import year_inputs
from hengji.audit.rule import Severity
from hengji.composition import Block, FigureField, Grid, Package, compose
from hengji.composition.package import texts
from hengji.composition.runs import figures
from hengji.profiles import all_profiles
from hengji.report.forms import FormKind
from hengji.writers.office import package_docx, package_html, package_pdf

FAMILY = "hunan-2023"
_WRITERS: dict[str, Callable[[Package], bytes]] = {
    "docx": package_docx,
    "pdf": package_pdf,
    "html": package_html,
}


def _plant(package: Package, kind: FormKind, key: str, more: str) -> Package:
    """The same package with one figure of one form too high by ``more``."""
    parts = tuple(
        replace(part, blocks=tuple(_changed(block, key, more) for block in part.blocks))
        if getattr(part, "kind", None) is kind
        else part
        for part in package.parts
    )
    assert parts != package.parts
    return replace(package, parts=parts)


def _changed(block: Block, key: str, more: str) -> Block:
    if not isinstance(block, Grid):
        return block
    cells = tuple(
        replace(
            cell,
            runs=tuple(
                replace(run, text=f"{Decimal(run.text.rstrip('%')) + Decimal(more)}"
                        + "%" * run.text.endswith("%"))
                if isinstance(run, FigureField) and run.key == key
                else run
                for run in cell.runs
            ),
        )
        for cell in block.cells
    )  # fmt: skip
    return replace(block, cells=cells)


_WHOLE = FormKind.SELF_EVALUATION
_BASE = FormKind.BASE_DATA
_PROJECT = FormKind.PROJECT_EVALUATION
_PLANTS = (
    (_WHOLE, "score.total", "2", {"SC108", "SC113", "XD110"}),
    (_WHOLE, "score.full", "5", {"IN101"}),
    (_WHOLE, "rate.execution", "1.5", {"EX101"}),
    (_WHOLE, "final.total", "6", {"EX101", "AM103", "XD110", "AM203"}),
    (_WHOLE, "execution.points", "-3", {"EX102", "SC108"}),
    (_BASE, "final.three_public", "1.2", {"AM103", "AM106", "XD110"}),
    (_BASE, "rate.staff", "4", {"EX111", "EX112"}),
    (_BASE, "final.public", "2.4", {"XD110", "AM103", "AM104"}),
    (_BASE, "final.project", "2", {"XD110", "AM103"}),
    (_BASE, "final.total", "3", {"XD110", "AM105"}),
    (_PROJECT, "project.P4.score.total", "2", {"SC108", "XD110"}),
    (_PROJECT, "project.P4.rate", "3", {"EX101"}),
    (FormKind.PROJECT_SUMMARY, "final.project", "2", {"XD110", "AM103"}),
    (FormKind.PROJECT_SUMMARY, "project.P4.initial.total", "0.6", {"XD110"}),
    (FormKind.PROJECT_SUMMARY, "project.P4.adjusted.total", "-0.6", {"XD110"}),
    (FormKind.PROJECT_SUMMARY, "project.P4.final.total", "0.3", {"XD110"}),
    (FormKind.PROJECT_SUMMARY, "project.P4.rate", "-2", {"EX101"}),
    (FormKind.PROJECT_SUMMARY, "rate.project", "2", {"EX101"}),
    (FormKind.PROJECT_SUMMARY, "project.P4.score.total", "-1.5", {"XD110"}),
    (_PROJECT, "project.P4.execution.weight", "2", {"IN101"}),
    (_BASE, "adjustment.total", "0.44", {"AM204"}),
    (_BASE, "adjustment.basic", "-0.44", {"AM204"}),
    (_BASE, "staff.in_post", "1", {"EX112"}),
)
_STEPS = (
    (_WHOLE, "actual.staff-control", "45", {"SC114"}),
    (_WHOLE, "actual.staff-control", "-3", {"EX120"}),
    (_WHOLE, "actual.completion-rate", "-3", {"EX120"}),
    (_WHOLE, "actual.procurement-rate", "-3", {"EX120"}),
    (_WHOLE, "points.staff-control", "-2", {"SC108"}),
    (_WHOLE, "points.completion-rate", "2", {"SC114"}),
    (_WHOLE, "weight.public-control", "2", {"IN101", "IN102"}),
)
Plant = tuple[FormKind, str, str, set[str]]


def _found(planted: Package, extension: str) -> set[str]:
    written = _WRITERS[extension](planted)
    (audited,) = hengji.audit_file(written, name=f"自评.{extension}").documents
    assert isinstance(audited, hengji.Audited)
    return {f.code for f in audited.findings if f.severity is not Severity.NOTE}


@pytest.mark.parametrize("extension", _WRITERS)
@pytest.mark.parametrize(("kind", "key", "more", "codes"), _PLANTS[:8])
def test_a_planted_inconsistency_is_found(
    extension: str, kind: FormKind, key: str, more: str, codes: set[str]
) -> None:
    planted = _plant(compose(year_inputs(2, FAMILY), FAMILY), kind, key, more)
    found = _found(planted, extension)
    assert found & codes, found


def _standing(package: Package, plants: tuple[Plant, ...]) -> list[Plant]:
    """Those whose figure stands in a form of this family."""
    printed = {
        (part.kind, field.key)
        for part in package.sheets
        for runs in texts(part)
        for field in figures(runs)
    }
    return [one for one in plants if one[:2] in printed]


@pytest.mark.parametrize("family", [one.key for one in all_profiles() if not one.union])
def test_inconsistencies_are_found_in_every_family(family: str) -> None:
    package = compose(year_inputs(2, family), family)
    plants = _standing(package, _PLANTS + _STEPS)
    assert len(plants) > 2
    for kind, key, more, codes in plants:
        found = _found(_plant(package, kind, key, more), "docx")
        assert found & codes, (key, found)
