"""Does a line say what it must? Judged once for every different line."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.kernel.problems import ProblemKind
from hengji.ledger.checks import kinds
from hengji.ledger.classification import Standing, classification
from hengji.ledger.kinds import Book, ExpenditureKind, FundType, OriginKind
from hengji.ledger.records import Line
from hengji.ledger.union_subjects import all_union_subjects

Found = tuple[ProblemKind, dict[str, object]]


def line_problems(
    line: Line, book: Book, projects: frozenset[str], *, spent: bool
) -> Iterator[Found]:
    """Problems of a line. ``spent``: is it a payment's, which must name its classes?"""
    if isinstance(line.fund, FundType) is not (book is Book.FISCAL):
        yield kinds.FUND_MISFIT, {"fund": line.fund.value, "book": book.value}
    yield from _project(line, projects)
    if book is Book.FISCAL:
        yield from _functional(line, spent)
        yield from _economic(line, spent)
    elif line.economic and line.economic not in all_union_subjects():
        yield kinds.SUBJECT_UNKNOWN, {"code": line.economic}
    if line.origin.kind is OriginKind.UPPER_TRANSFER and not line.origin.document.strip():
        yield kinds.DOCUMENT_MISSING, {}


def _project(line: Line, projects: frozenset[str]) -> Iterator[Found]:
    named = {"kind": line.kind.value, "project": line.project}
    if not line.project:
        if not line.kind.basic:
            yield kinds.PROJECT_MISSING, {"kind": line.kind.value}
    elif line.kind.basic:
        yield kinds.PROJECT_UNWANTED, {**named}
    elif line.project not in projects:
        yield kinds.PROJECT_UNKNOWN, {"project": line.project}


def _functional(line: Line, spent: bool) -> Iterator[Found]:
    if not line.functional:
        if spent:
            yield kinds.FUNCTIONAL_MISSING, {}
    elif classification().functional_standing(line.functional) is Standing.UNKNOWN:
        yield kinds.FUNCTIONAL_UNKNOWN, {"code": line.functional}


def _economic(line: Line, spent: bool) -> Iterator[Found]:
    code, known = line.economic, classification()
    if not code:
        if spent:
            yield kinds.ECONOMIC_MISSING, {}
        return
    match known.economic_standing(code):
        case Standing.UNKNOWN:
            yield kinds.ECONOMIC_UNKNOWN, {"code": code}
            return
        case Standing.UNLISTED:
            yield kinds.ECONOMIC_UNLISTED, {"code": code}
        case Standing.LISTED:
            pass
    personnel = line.kind is ExpenditureKind.PERSONNEL
    if line.kind.basic and known.is_personnel(code) is not personnel:
        name = known.economic_name(code)
        yield kinds.KIND_MISFIT, {"kind": line.kind.value, "code": code, "name": name}
