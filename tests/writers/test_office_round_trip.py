"""What we write is read back: same facts, same indicator rows, in every profile and format.

And our own audit has nothing to ask of an honest year whose reasons are given.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import hengji
from composition.inputs import year_inputs
from hengji.audit.finding import Finding
from hengji.audit.rule import Severity
from hengji.composition import Package, Sheet, compose
from hengji.composition.package import Cell, Grid
from hengji.profiles import all_profiles
from hengji.report.facts import Origin
from hengji.report.report import Report
from hengji.writers.office import package_docx, package_html, package_pdf, package_xlsx

FAMILIES = tuple(one.key for one in all_profiles() if one.key != "union-line")
"""Every family that a fiscal year may choose; the union book has tests of its own."""
_WRITERS = {"docx": package_docx, "pdf": package_pdf, "html": package_html}
_EXAMPLES = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    phases=(Phase.generate,),  # a seed tells as much as a smaller one
)
_SEEDS = st.integers(0, 2**32 - 1)
Row = tuple[str | None, ...]


def _package(seed: int, family: str) -> Package:
    made = compose(year_inputs(seed, family), family)
    assume(made.sheets)  # a unit without projects has no project forms to hand in
    return made


def _read(package: Package, extension: str) -> Report:
    written = _WRITERS[extension](package)
    return hengji.extract_file(written, name=f"自评.{extension}").report


def _bare(text: str | None) -> str | None:
    return None if text is None else "".join(text.split())


def _rows(report: Report) -> list[Row]:
    return [
        tuple(
            _bare(text)
            for text in (
                row.level1,
                row.level2,
                row.level3.text,
                row.target.text if row.target else None,
                row.actual.text if row.actual else None,
                f"{row.weight.digits}" if row.weight else None,
                f"{row.score.digits}" if row.score else None,
                row.reason.text if row.reason else None,
            )
        )
        for row in report.indicators
    ]


def _facts(
    report: Report, *, tables: bool = False
) -> Counter[tuple[str, str, str, int | None]]:
    return Counter(
        (fact.term, str(fact.figure), fact.basis.value, fact.year)
        for fact in report.facts
        if fact.term and (fact.origin is Origin.TABLE or not tables)
    )


def _accusing(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.severity is not Severity.NOTE]


def _composed_rows(package: Package) -> list[Row]:
    """Target, attainment, weight, points and reason of each indicator, as composed."""
    made: list[Row] = []
    for part in package.parts:
        grids = [b for b in part.blocks if isinstance(part, Sheet) and isinstance(b, Grid)]
        for cells in (row for grid in grids for row in grid.by_row()):
            told = {_named(cell): _bare(cell.text) for cell in cells}
            if "points" in told:
                heads = ("level3", "target", "actual", "weight", "points", "reason")
                made.append(tuple(told.get(head) for head in heads))
    return made


def _named(cell: Cell) -> str:
    """Which column of an indicator's row a cell is: ``points`` of ``project.P1.points.I3``."""
    key = getattr(cell.runs[0], "key", "") if cell.runs else ""
    head, _, name = key.removeprefix("project.").rpartition(".")
    head = head.rpartition(".")[2]
    return head if name and head != "execution" else ""


@pytest.mark.parametrize("family", FAMILIES)
def test_an_honest_year_is_read_back_and_not_accused(family: str) -> None:
    @_EXAMPLES
    @given(_SEEDS)
    def holds(seed: int) -> None:
        package = _package(seed, family)
        assert package.gaps == ()
        reports = {extension: _read(package, extension) for extension in _WRITERS}
        first = reports["docx"]
        assert [row[2:] for row in _rows(first) if row[6]] == _composed_rows(package)
        for extension, report in reports.items():
            assert _rows(report) == _rows(first), extension
            assert _facts(report) == _facts(first), extension
        for extension, write in _WRITERS.items():
            (audited,) = hengji.audit_file(write(package), name=f"自评.{extension}").documents
            assert isinstance(audited, hengji.Audited)
            assert audited.profile == family
            assert _accusing(audited.findings) == [], extension

    holds()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_workbook_holds_the_forms(family: str) -> None:
    @_EXAMPLES
    @given(_SEEDS)
    def holds(seed: int) -> None:
        package = _package(seed, family)
        written = package_xlsx(package)
        report = hengji.extract_file(written, name="附表.xlsx").report
        first = _read(package, "docx")
        assert _rows(report) == _rows(first)
        assert _facts(report, tables=True) == _facts(first, tables=True)
        (audited,) = hengji.audit_file(written, name="附表.xlsx", profile=family).documents
        assert isinstance(audited, hengji.Audited)
        errors = [f for f in audited.findings if f.severity is Severity.ERROR]
        assert errors == []
        together = {"自评.docx": package_docx(package), "附表.xlsx": written}
        for one in hengji.audit_package(together, profile=family).documents:
            assert isinstance(one, hengji.Audited)
            assert _accusing(one.findings) == []

    holds()


@settings(max_examples=2, deadline=None, database=None, phases=(Phase.generate,))
@given(_SEEDS, st.sampled_from(FAMILIES))
def test_the_same_year_gives_the_same_bytes(seed: int, family: str) -> None:
    package = _package(seed, family)
    for write in (*_WRITERS.values(), package_xlsx):
        assert write(package) == write(package)
