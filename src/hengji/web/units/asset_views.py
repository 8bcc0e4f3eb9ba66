"""Pages of the asset ledger: its cards, what they come to, and what the accounts say."""

from __future__ import annotations

from django.db.models import Q, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from hengji.kernel.problems import Problem
from hengji.kernel.totals import RecordKind
from hengji.ledger import AssetClass, AssetState, YearBook, assets
from hengji.ledger.checks.assets import asset_problems
from hengji.web.shell.comparing import shown
from hengji.web.shell.grid import Grid, answer
from hengji.web.shell.paging import WHOLE, paged, paged_rows, rows_of
from hengji.web.shell.place import Place
from hengji.web.shell.printing import yuan, yuan_with_unit
from hengji.web.units import asset_figures
from hengji.web.units.asset_forms import AssetForm, ClosingForm
from hengji.web.units.asset_listing import workbook
from hengji.web.units.assets import THERE
from hengji.web.units.models import Asset, AssetClosing
from hengji.web.units.selectors import Of, property_of, unit_identity
from hengji.web.units.services import fill_closings
from hengji.web.units.views import context_of, place_of

_ROWS = 50
_TRACED = 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SEARCHED = ("number", "name", "code", "document", "place", "keeper", "disposal_document")
_WIDTHS = {"number": 16, "name": 24, "place": 16, "keeper": 16, "code": 12, "measure": 8}
_EMPTY = (
    "一张卡片一行，同类的一批可以登记一行。从资产管理系统导出后导入最快，"
    "也可以从 Excel、WPS 表格复制后粘贴。"
)


def book_of_assets(place: Place) -> YearBook:
    """The year's assets and buildings with last year's beside them. Two queries."""
    unit, year = place.unit, place.year
    held = property_of((unit.pk,), (year, year - 1))
    identity = unit_identity(unit, year)
    now, before = held[Of(unit.pk, year)], held[Of(unit.pk, year - 1)]
    prior = YearBook(identity, year - 1, assets=before.assets) if before.assets else None
    return YearBook(
        identity,
        year,
        buildings=now.buildings,
        assets=now.assets,
        asset_closings=now.closings,
        prior=prior,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """固定资产台账, paged, searched, filtered by class and state."""
    place = place_of(request, code, year)
    context = context_of(request, place, "assets")
    editable = bool(context["editable"]) and request.GET.get("page") != WHOLE
    own = {"unit": place.unit, "year": year}
    every = Asset.objects.filter(**own).order_by("number", "pk")
    found = _chosen(request, every)
    page = paged_rows(found, _ROWS, request.GET.get("page", ""))
    saves = request.content_type == "application/json"
    shown_rows = every if saves else rows_of(page, found)  # one just typed need not be found
    notes = _problems(place) if request.method != "POST" else []
    grid: Grid[Asset] = Grid(
        "固定资产台账",
        shown_rows,
        AssetForm,
        (lambda: Asset(**own)) if editable else None,
        editable=editable,
        totals=lambda: _sums(found),
        widths=_WIDTHS,
        notes={key: f"{_said(one)}。" for one in notes if (key := _cell(one))},
        empty=_EMPTY,
    )
    more = {
        **context,
        "page": page,
        "query": request.GET.get("q", ""),
        "chosen_kind": request.GET.get("kind", ""),
        "chosen_state": request.GET.get("state", ""),
        "kinds": Asset._meta.get_field("kind").choices,
        "states": _STATES,
        "row": request.GET.get("row", ""),
        "notes": [(_said(one), one) for one in notes],
    }
    return answer(request, grid, "units/assets.html", more)


_STATES = [
    *((one.name.lower(), one.value) for one in AssetState),
    ("gained", "本年增加"),
    ("disposed", "本年处置"),
]


def _chosen(request: HttpRequest, found: QuerySet[Asset]) -> QuerySet[Asset]:
    row = request.GET.get("row", "")
    if row.isdecimal():
        return found.filter(pk=row)
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    if kind:
        found = found.filter(kind=kind)
    if state == "gained":
        found = found.filter(gained_on__year=_year_of(request))
    elif state == "disposed":
        found = found.exclude(disposed="")
    elif state:
        found = found.filter(THERE, state=state)
    words = request.GET.get("q", "").strip()
    if words:
        wanted = Q()
        for column in _SEARCHED:
            wanted |= Q(**{f"{column}__icontains": words})
        found = found.filter(wanted)
    return found


def _year_of(request: HttpRequest) -> int:
    match = request.resolver_match
    return int(match.kwargs["year"]) if match else 0


def _sums(found: QuerySet[Asset]) -> dict[str, str]:
    names = ("value", "depreciation", "proceeds")
    added = found.aggregate(**{f"sum_{name}": Sum(name) for name in names})
    told = {name: added[f"sum_{name}"] for name in names}
    return {name: yuan(one) for name, one in told.items() if one is not None}


def _problems(place: Place) -> list[Problem]:
    return list(asset_problems(book_of_assets(place)))


def _said(one: Problem) -> str:
    return one.message


def _cell(one: Problem) -> tuple[str, str] | None:
    """The cell that a problem stands at; ``None`` for one of no card."""
    if one.record is None or one.record.kind is not RecordKind.ASSET or not one.kind.field:
        return None
    return one.record.key, one.kind.field


@require_safe
def notes(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What the checks say of the cards, asked again after a save."""
    place = place_of(request, code, year)
    told = [(_said(one), one) for one in _problems(place)]
    return render(request, "units/asset_notes.html", {"place": place, "notes": told})


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What the cards come to by class and state, 利用率, and the accounts' own figures."""
    place = place_of(request, code, year)
    context = context_of(request, place, "asset_overview")
    editable = bool(context["editable"]) and request.GET.get("page") != WHOLE
    rows = AssetClosing.objects.filter(unit=place.unit, year=year)
    if editable and rows.count() < len(AssetClass):
        fill_closings(place.unit, year)
    grid: Grid[AssetClosing] = Grid(
        "账面年末数",
        rows,
        ClosingForm,
        editable=editable,
        removable=False,
        widths={"kind": 20},
        empty="按资产负债表或资产年报填写各类固定资产的年末数，系统逐类与台账核对。",
    )
    return answer(request, grid, "units/asset_overview.html", {**context, **_compared(place)})


@require_safe
def compared(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The part of the overview that changes while one types."""
    place = place_of(request, code, year)
    return render(request, "units/asset_compared.html", {"place": place, **_compared(place)})


def _compared(place: Place) -> dict[str, object]:
    book = book_of_assets(place)
    before = assets.against_last_year(book)
    found = [*assets.against_accounts((book,)), *([before] if before else [])]
    return {
        "tables": asset_figures.tables(book),
        "rate": (rate := asset_figures.use_rate(book)),
        "used": yuan_with_unit(rate.numerator.value),
        "whole": yuan_with_unit(rate.denominator.value),
        "accounts": [shown(one) for one in found] if assets.kept((book,)) else [],
        "built": [shown(one) for one in assets.against_buildings(book)],
    }


@require_safe
def trace(request: HttpRequest, code: str, year: int, figure: str) -> HttpResponse:
    """The cards behind a figure; they add up to it."""
    place = place_of(request, code, year)
    named = asset_figures.figure(book_of_assets(place), figure)
    if named is None:
        raise Http404
    label, total = named
    page = paged(total.records, _TRACED, request.GET.get("page", ""))
    more = {
        "label": label,
        "total": total,
        "value": yuan_with_unit(total.value),
        "page": page,
        "records": [(one.record, yuan(one.amount)) for one in page.object_list],
    }
    context = context_of(request, place, "asset_overview", **more)
    return render(request, "units/asset_trace.html", context)


@require_safe
def export(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The ledger as a workbook."""
    place = place_of(request, code, year)
    title = f"{place.unit.name}{year}年固定资产台账"
    cards = Asset.objects.filter(unit=place.unit, year=year).order_by("number", "pk")
    data = workbook(title, cards)
    made = HttpResponse(data, content_type=_XLSX)
    name = content_disposition_header(True, f"{title}.xlsx")
    made.headers["Content-Disposition"] = name or "attachment"
    return made
