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


_PLANTS = (
    (FormKind.SELF_EVALUATION, "score.total", "2", {"SC108", "SC113", "XD110"}),
    (FormKind.SELF_EVALUATION, "rate.execution", "1.5", {"EX101"}),
    (FormKind.SELF_EVALUATION, "final.total", "6", {"EX101", "AM103", "XD110", "AM203"}),
    (FormKind.SELF_EVALUATION, "execution.points", "-3", {"EX102", "SC108"}),
    (FormKind.BASE_DATA, "final.three_public", "1.2", {"AM103", "AM106", "XD110"}),
    (FormKind.BASE_DATA, "rate.staff", "4", {"EX111", "EX112"}),
    (FormKind.BASE_DATA, "final.public", "2.4", {"XD110", "AM103", "AM104"}),
)


@pytest.mark.parametrize("extension", _WRITERS)
@pytest.mark.parametrize(("kind", "key", "more", "codes"), _PLANTS)
def test_a_planted_inconsistency_is_found(
    extension: str, kind: FormKind, key: str, more: str, codes: set[str]
) -> None:
    planted = _plant(compose(year_inputs(2, FAMILY), FAMILY), kind, key, more)
    written = _WRITERS[extension](planted)
    (audited,) = hengji.audit_file(written, name=f"自评.{extension}").documents
    assert isinstance(audited, hengji.Audited)
    found = {f.code for f in audited.findings if f.severity is not Severity.NOTE}
    assert found & codes, found
