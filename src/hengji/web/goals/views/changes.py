"""What was adjusted after approval, and this year's sheet beside last year's."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hengji.indicators.comparison import compare
from hengji.web.goals import adjusting, filling, selectors
from hengji.web.goals.forms import AdjustmentForm, OverallAdjustmentForm
from hengji.web.goals.models import GoalSheet, Indicator, IndicatorAdjustment
from hengji.web.goals.permissions import may_adjust, may_fill
from hengji.web.shell.place import Place, year_place

_NAMES = {one.name: str(one.verbose_name) for one in Indicator._meta.concrete_fields} | {
    "overall": "年度总体目标"
}


def adjustments(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Every recorded adjustment; a new row, or another overall goal, with its reason."""
    place = year_place(request, code, year, "goals")
    sheet = selectors.sheet_of(place.unit, year, key)
    added = AdjustmentForm(instance=Indicator(unit_id=sheet.unit_id, sheet=sheet))
    overall = OverallAdjustmentForm(
        initial={"overall": sheet.overall, "seen": sheet.revision}, prefix="overall"
    )
    if request.method == "POST":
        if not may_adjust(request.user, sheet):
            raise PermissionDenied("批复后才能登记调整，并且只由本单位经办人登记。")
        if "overall-overall" in request.POST:
            overall = OverallAdjustmentForm(request.POST, prefix="overall")
            done = _overall(sheet, overall)
        else:
            row = Indicator(unit_id=sheet.unit_id, sheet=sheet)
            added = AdjustmentForm(request.POST, instance=row)
            done = _added(sheet, added)
        if done:
            messages.success(request, "调整已登记。")
            return redirect(place.url("goals:adjustments", key=key))
    return _page(request, place, sheet, added, overall)


def _overall(sheet: GoalSheet, form: OverallAdjustmentForm) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        adjusting.change_overall(sheet, given["seen"], given["overall"], form.ground())
    except adjusting.NothingChanged:
        form.add_error("overall", "没有改动，不用登记调整。")
        return False
    return True


def _added(sheet: GoalSheet, form: AdjustmentForm) -> bool:
    if not form.is_valid():
        return False
    adjusting.add(sheet, form.instance, form.own_fields(), form.ground())
    return True


def _page(
    request: HttpRequest,
    place: Place,
    sheet: GoalSheet,
    added: AdjustmentForm,
    overall: OverallAdjustmentForm,
) -> HttpResponse:
    records = sheet.adjustments.select_related("indicator")
    context = {
        "place": place,
        "sheet": sheet,
        "records": [
            (one, [(_NAMES.get(name, name), *pair) for name, pair in _pairs(one)])
            for one in records
        ],
        "added": added,
        "overall": overall,
        "may_adjust": may_adjust(request.user, sheet),
        "rows": sheet.indicators.filter(withdrawn=False),
    }
    return render(request, "goals/adjustments.html", context)


def _pairs(one: IndicatorAdjustment) -> list[tuple[str, tuple[str, str]]]:
    names = dict.fromkeys([*one.before, *one.after])
    return [(name, (one.before.get(name, "—"), one.after.get(name, "—"))) for name in names]


def comparison(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """This year's sheet beside last year's."""
    place = year_place(request, code, year, "goals")
    sheet = selectors.sheet_of(place.unit, year, key)
    before = selectors.last_year(sheet)
    now = selectors.load(sheet)
    context = {
        "place": place,
        "sheet": sheet,
        "before": before,
        "pairs": compare(before.value, now.value) if before else (),
        "may_fill": may_fill(request.user, sheet),
    }
    return render(request, "goals/comparison.html", context)


@require_POST
def copy(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Take over last year's rows that this sheet does not have."""
    place = year_place(request, code, year, "goals", "unit.fill")
    sheet = selectors.sheet_of(place.unit, year, key)
    before = selectors.last_year(sheet)
    if before is None or not may_fill(request.user, sheet):
        raise PermissionDenied("没有上年的目标表，或者这张表已经送审。")
    count = filling.copy_rows(sheet, before.row)
    messages.success(request, f"已沿用上年 {count} 个指标，请核对指标值和分值。")
    return redirect(place.url("goals:sheet", key=key))
