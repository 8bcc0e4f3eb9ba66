"""The official forms as they will be printed, every figure a link to where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.composition import Cell, FigureField, Grid, Paragraph, Part, Runs, Sheet
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.targets import Addresses, field_target
from hengji.web.evaluation.views.frame import Desk, context, desk, seen_whole


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A piece of text; ``url`` leads to its records or to where it is filled in."""

    text: str
    url: str = ""
    label: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a form."""

    lines: tuple[tuple[ShownRun, ...], ...]
    row_span: int
    column_span: int
    align: str
    heading: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A paragraph (``style`` is its name in CSS), or a table of ``rows``."""

    style: str
    lines: tuple[tuple[ShownRun, ...], ...] = ()
    rows: tuple[tuple[ShownCell, ...], ...] = ()


@seen_whole
@require_safe
def forms(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The parts of the package, in the order in which they are handed in."""
    return shown_parts(request, desk(request, code, year, route))


def shown_parts(request: HttpRequest, at: Desk) -> HttpResponse:
    """The list of parts; that there are none, where the profile has no official forms."""
    parts = at.now.package.parts if at.now.has_forms else ()
    more = {
        "parts": [(number, one, isinstance(one, Sheet)) for number, one in enumerate(parts, 1)],
        "title": at.now.package.identity.title if at.now.has_forms else "",
        "report_url": at.addresses.report,
        "has_forms": at.now.has_forms,
        "profile": at.now.evaluation.profile,
    }
    return render(request, "evaluation/forms.html", context(at, "forms", **more))


@seen_whole
@require_safe
def form(
    request: HttpRequest, code: str, year: int, number: int, route: Route = FISCAL
) -> HttpResponse:
    """One form of the package as it is printed."""
    at = desk(request, code, year, route)
    if not at.now.has_forms:
        return shown_parts(request, at)
    parts = at.now.package.parts
    if not 1 <= number <= len(parts) or not isinstance(parts[number - 1], Sheet):
        raise Http404
    one = parts[number - 1]
    more = {
        "part": one,
        "number": number,
        "blocks": list(shown(one, at.addresses)),
        "before": _next(parts, number, -1),
        "after": _next(parts, number, 1),
        "landscape": one.landscape,
    }
    return render(request, "evaluation/form.html", context(at, "forms", **more))


def _next(parts: tuple[Part, ...], number: int, step: int) -> tuple[int, Part] | None:
    """The form before or after this one; the report has pages of its own."""
    at = number + step
    while 1 <= at <= len(parts):
        if isinstance(parts[at - 1], Sheet):
            return at, parts[at - 1]
        at += step
    return None


def shown(part: Part, at: Addresses) -> Iterator[ShownBlock]:
    """The part block by block, as a page shows it."""
    for block in part.blocks:
        match block:
            case Paragraph():
                yield ShownBlock(block.style.name.lower(), _lines(block.runs, at))
            case Grid():
                rows = tuple(tuple(_cell(one, at) for one in cells) for cells in block.by_row())
                yield ShownBlock("grid", rows=rows)


def _cell(cell: Cell, at: Addresses) -> ShownCell:
    return ShownCell(
        _lines(cell.runs, at),
        cell.row_span,
        cell.column_span,
        cell.align.value,
        cell.heading,
    )


def _lines(runs: Runs, at: Addresses) -> tuple[tuple[ShownRun, ...], ...]:
    """The runs, broken where the text is."""
    lines: list[list[ShownRun]] = [[]]
    for run in runs:
        if isinstance(run, str):
            first, *others = run.split("\n")
            lines[-1].append(ShownRun(first))
            lines += [[ShownRun(one)] for one in others]
            continue
        target = field_target(run, at)
        figure = isinstance(run, FigureField)
        url = at.trace(run.key) if figure else target.url if target else ""
        text, *others = (run.printed or ("＋" if not figure and url else "")).split("\n")
        lines[-1].append(ShownRun(text, url, run.label, figure))
        lines += [[ShownRun(one, url, run.label, figure)] for one in others]
    return tuple(tuple(one for one in line if one.text) for line in lines)
