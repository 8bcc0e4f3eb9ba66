"""A package written, read back by our readers and audited: what differs, what is accused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import hengji
from hengji.audit.finding import Finding
from hengji.audit.rule import Severity
from hengji.composition import Package, Sheet
from hengji.composition.package import Cell, Grid
from hengji.report.facts import Origin
from hengji.report.report import Report
from hengji.writers.office import package_docx, package_html, package_pdf, package_xlsx

WRITERS: dict[str, Callable[[Package], bytes]] = {
    "docx": package_docx,
    "pdf": package_pdf,
    "html": package_html,
}
"""The formats that hold the whole package; a workbook holds the forms."""
Row = tuple[str | None, ...]
Facts = Counter[tuple[str, str, str, int | None]]


def troubles(package: Package, formats: Iterable[str] = WRITERS) -> list[str]:
    """All that is not as it should be, the workbook's too; nothing for a sound package.

    The first format is compared with what was composed, the others with the first.
    """
    told = [f"gap: {gap.title}" for gap in package.gaps]
    written = {name: WRITERS[name](package) for name in formats}
    reports = {name: read(data, f"自评.{name}") for name, data in written.items()}
    (name, first), *others = reports.items()
    if [row[2:] for row in rows(first) if row[6]] != composed_rows(package):
        told.append(f"{name}: rows differ from those composed")
    for name, report in others:
        told += _differing(name, first, report)
    for name, data in written.items():
        told += _accused(name, {f"自评.{name}": data}, package.identity.profile)
    return told + [*_of_workbook(package, first, written)]


def _differing(name: str, first: Report, other: Report, *, tables: bool = False) -> list[str]:
    told = [] if rows(other) == rows(first) else [f"{name}: other rows"]
    mine, theirs = facts(first, tables=tables), facts(other, tables=tables)
    if mine != theirs:
        told.append(f"{name}: lost {dict(mine - theirs)}, new {dict(theirs - mine)}")
    return told


def _of_workbook(package: Package, first: Report, written: dict[str, bytes]) -> Iterator[str]:
    """The forms by themselves hold no error; beside the report they ask for nothing."""
    data, family = package_xlsx(package), package.identity.profile
    yield from _differing("xlsx", first, read(data, "附表.xlsx"), tables=True)
    (audited,) = hengji.audit_file(data, name="附表.xlsx", profile=family).documents
    assert isinstance(audited, hengji.Audited)
    for one in audited.findings:
        if one.severity is Severity.ERROR:
            yield f"xlsx: {one.code} {one.message}"
    if "docx" in written:
        both = {"自评.docx": written["docx"], "附表.xlsx": data}
        yield from _accused("docx+xlsx", both, family)


def _accused(name: str, data: dict[str, bytes], family: str) -> Iterator[str]:
    """By whoever gets the files: nobody says which family they are of."""
    if len(data) > 1:
        documents = hengji.audit_package(data, profile=family).documents
    else:
        ((file, content),) = data.items()
        documents = hengji.audit_file(content, name=file).documents
    for one in documents:
        assert isinstance(one, hengji.Audited)
        if one.profile != family:
            yield f"{name}: taken for {one.profile}"
        yield from (f"{name}: {found.code} {found.message}" for found in accusing(one.findings))


def read(data: bytes, name: str) -> Report:
    return hengji.extract_file(data, name=name).report


def accusing(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is not Severity.NOTE]


def rows(report: Report) -> list[Row]:
    """Every indicator row as read, white space left out."""
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


def facts(report: Report, *, tables: bool = False) -> Facts:
    """Facts with a term and how often each stands there; those of tables only if asked."""
    return Counter(
        (fact.term, str(fact.figure), fact.basis.value, fact.year)
        for fact in report.facts
        if fact.term and (fact.origin is Origin.TABLE or not tables)
    )


def composed_rows(package: Package) -> list[Row]:
    """Name, target, attainment, weight, points and reason of each indicator, as composed."""
    made: list[Row] = []
    for part in package.parts:
        grids = [b for b in part.blocks if isinstance(part, Sheet) and isinstance(b, Grid)]
        for cells in (row for grid in grids for row in grid.by_row()):
            told = {_column(cell): _bare(cell.text) for cell in cells}
            if "points" in told:
                heads = ("level3", "target", "actual", "weight", "points", "reason")
                made.append(tuple(told.get(head) for head in heads))
    return made


def _column(cell: Cell) -> str:
    """Which column of an indicator's row a cell is: ``points`` of ``project.P1.points.I3``."""
    key = getattr(cell.runs[0], "key", "") if cell.runs else ""
    head, _, name = key.removeprefix("project.").rpartition(".")
    head = head.rpartition(".")[2]
    return head if name and head != "execution" else ""


def _bare(text: str | None) -> str | None:
    return None if text is None else "".join(text.split())
