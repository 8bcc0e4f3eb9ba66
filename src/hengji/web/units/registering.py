"""The register of units: the system administrator enters a unit and whom it stands under."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hengji.ledger import UnitIdentity
from hengji.ledger.checks import identity_problems
from hengji.web.accounts.middleware import actor, own_transactions
from hengji.web.accounts.permissions import demand
from hengji.web.clock import today
from hengji.web.rows.revision import save_seen
from hengji.web.rows.scope import EVERYWHERE, Scope
from hengji.web.rows.session import acting, because
from hengji.web.units.models import Line, Superior, Unit, UnitCode, UnitName

_REGISTER = Scope(units=EVERYWHERE, fills=EVERYWHERE)
"""Who registers sees which units there are; of their books and years nothing."""
_FIELDS = {"budget_code": "code", "credit_code": "credit_code", "division": "division"}
_KINDS = {
    UnitCode.Kind.BUDGET: "code",
    UnitCode.Kind.CREDIT: "credit_code",
    UnitCode.Kind.DIVISION: "division",
}
_ABOVE = {"finance": Line.FINANCE, "department": Line.DEPARTMENT, "union": Line.UNION}


def _above(label: str, help_text: str) -> forms.ModelChoiceField[Unit]:
    none = Unit.objects.none()
    return forms.ModelChoiceField(none, label=label, required=False, help_text=help_text)


class NewUnitForm(forms.ModelForm[Unit]):
    """A unit as it is entered; the core says what is wrong with its codes."""

    since = forms.DateField(label="启用日期", help_text="从哪天起有这个单位，如 2024-01-01")
    finance = _above("财政部门", "由哪个财政局管理预算")
    department = _above("主管部门", "一级预算单位不填")
    union = _above("上级工会", "工会组织填")

    class Meta:
        model = Unit
        fields = ("code", "name", "credit_code", "division", "kind", "level", "desk", "small")
        help_texts = {"small": "人少的单位用：不设评价组，经办人可以给负责人发签字链接"}

    def among(self, units: QuerySet[Unit]) -> NewUnitForm:
        """Offer these units as superiors."""
        for name in _ABOVE:
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = units
        return self

    def clean(self) -> None:
        super().clean()  # asks that a code be unique
        told = self.cleaned_data
        identity = UnitIdentity(
            told.get("name", ""),
            told.get("code", ""),
            told.get("division", ""),
            told.get("credit_code", ""),
        )
        for one in identity_problems(identity):
            field = _FIELDS.get(one.kind.field, one.kind.field)
            if told.get(field):
                self.add_error(field, f"{one.message}。{one.remedy}")


def register(form: NewUnitForm) -> Unit:
    """Keep a valid form: the unit, its name and codes from that day on, its superiors."""
    unit = form.save()
    since: date = form.cleaned_data["since"]
    UnitName.objects.create(unit=unit, name=unit.name, since=since)
    for kind, column in _KINDS.items():
        if value := getattr(unit, column):
            UnitCode.objects.create(unit=unit, kind=kind, value=value, since=since)
    for name, line in _ABOVE.items():
        if above := form.cleaned_data.get(name):
            Superior.objects.create(unit=unit, above=above, line=line, since=since)
    return unit


def _switched(request: HttpRequest) -> bool:
    """Was a unit to change into the mode of small units, or out of it? Its clerk may not: in
    that mode links to sign by are the clerk's to hand out.
    """
    unit = Unit.objects.filter(code=request.POST.get("switch", "")).first()
    if unit is None:
        return False
    because("改变小单位模式")
    changed = save_seen(unit, unit.revision, {"small": not unit.small})
    words = "已改为小单位模式" if changed.small else "已取消小单位模式"
    messages.success(request, f"“{unit.name}”{words}。")
    return True


@own_transactions
@require_http_methods(["GET", "POST"])
def registry(request: HttpRequest) -> HttpResponse:
    """All units, and the form for a new one."""
    demand(request.user, "units.register")
    with acting(_REGISTER, actor(request), "units:registry"):
        if request.method == "POST" and _switched(request):
            return redirect("units:registry")
        form = NewUnitForm(request.POST or None, initial={"since": today()})
        form.among(Unit.objects.all())
        if request.method == "POST" and form.is_valid():
            unit = register(form)
            messages.success(request, f"“{unit.name}”已登记。请安全管理员给经办人授权。")
            return redirect("units:registry")
        known = Unit.objects.prefetch_related("superiors__above").order_by("code")
        context = {"units": known, "form": form}
        status = 422 if form.errors else 200
        return render(request, "units/registry.html", context, status=status)
