"""Forms of a unit: the core says what is wrong with names and codes, at the field."""

from __future__ import annotations

from typing import Any

from django import forms

from hengji.ledger import UnitIdentity
from hengji.ledger.checks import identity_problems
from hengji.profiles import GENERIC, all_profiles
from hengji.web.units.models import (
    Building,
    Staffing,
    Succession,
    Unit,
    UnitCode,
    UnitYear,
    Vehicle,
)


def _date_field(label: str, help_text: str = "") -> forms.DateField:
    picker = forms.DateInput(attrs={"placeholder": "2024-01-01"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=picker, help_text=help_text)


class _Identity:
    """Checks a code by the core's words."""

    @staticmethod
    def check(form: forms.BaseForm, unit: Unit, column: str, value: str, field: str) -> None:
        codes = {"credit_code": unit.credit_code, "division": unit.division, "code": unit.code}
        codes[column] = value
        identity = UnitIdentity(
            unit.name, codes["code"], codes["division"], codes["credit_code"]
        )
        core = {"code": "budget_code"}.get(column, column)
        for one in identity_problems(identity):
            if one.kind.field == core:
                form.add_error(field, f"{one.message}。{one.remedy}")


class UnitForm(forms.ModelForm[Unit]):
    """What a unit is, apart from its dated name and codes."""

    class Meta:
        model = Unit
        fields = ("kind", "level", "desk")
        help_texts = {
            "desk": "财政部门对口的业务股室，如“行财股”",
        }


class NameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label="单位名称", max_length=100, help_text="与公章一致的全称")
    since = _date_field("启用日期")


class CodeForm(forms.Form):
    """A new code from a day on."""

    kind = forms.ChoiceField(label="代码", choices=UnitCode.Kind.choices)
    value = forms.CharField(
        label="编码",
        max_length=20,
        help_text="统一社会信用代码 18 位；财政区划 9 位数字；预算编码按财政部门分配的填",
    )
    since = _date_field("启用日期")

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind, value = cleaned.get("kind"), cleaned.get("value", "").strip().upper()
        columns = {"budget": "code", "credit": "credit_code", "division": "division"}
        if kind and value:
            cleaned["value"] = value
            _Identity.check(self, self.unit, columns[kind], value, "value")
        return cleaned


class SuccessionForm(forms.ModelForm[Succession]):
    """A unit that this one took over, by its code."""

    predecessor_code = forms.CharField(label="原单位预算编码", max_length=20)
    day = _date_field("划转日期")
    before = forms.DecimalField(
        label="排在前面的单位已承接的比例",
        max_digits=9,
        decimal_places=8,
        min_value=0,
        max_value=1,
        initial=0,
        help_text="一分为几时，按预算编码排在本单位之前的单位比例之和；整体转入填 0。",
    )

    class Meta:
        model = Succession
        fields = ("day", "share")

    field_order = ("predecessor_code", "day", "share", "before")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        share, before = cleaned.get("share"), cleaned.get("before")
        if share is not None and before is not None and share + before > 1:
            self.add_error("share", "本单位的比例与前面单位的比例之和超过 1，请核对。")
        return cleaned


class YearForm(forms.Form):
    """Which forms the year is filled in."""

    profile = forms.ChoiceField(
        label="表式", help_text="按财政部门当年布置的表格和提纲选；开启后、目标报审前可以改。"
    )

    def __init__(self, year: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"] = forms.ChoiceField(
            label="表式",
            choices=profiles_of(year),
            help_text="按财政部门当年布置的表格和提纲选；开启后、目标报审前可以改。",
        )


def profiles_of(year: int) -> list[tuple[str, str]]:
    """Forms by key and title: those of that year first, then the others."""
    offered = [one for one in all_profiles() if not one.union]
    every = [(one.first_year <= year <= (one.last_year or year), one) for one in offered]
    every.sort(key=lambda pair: (not pair[0], pair[1].key == GENERIC, pair[1].key))
    return [(one.key, one.title) for _, one in every]


def title_of(opened: UnitYear | None) -> str:
    """What the forms of an opened year are called."""
    if opened is None:
        return ""
    return next((one.title for one in all_profiles() if one.key == opened.profile), "")


class StaffingForm(forms.ModelForm[Staffing]):
    """One row of the staffing sheet; people of other kinds hold no posts of their own."""

    class Meta:
        model = Staffing
        fields = ("kind", "approved", "count")
        labels = {"count": "实有人数"}
        help_texts = {"approved": "机构编制部门核定的编制数"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        posts = {"administrative", "fully_funded", "partly_funded", "self_funded", "worker"}
        if cleaned.get("approved") is not None and self.instance.kind not in posts:
            self.add_error("approved", "这一类人员没有编制数，只填实有人数。")
        return cleaned


class VehicleForm(forms.ModelForm[Vehicle]):
    """Official cars of one use."""

    class Meta:
        model = Vehicle
        fields = ("use", "count", "note")


class BuildingForm(forms.ModelForm[Building]):
    """楼堂馆所."""

    class Meta:
        model = Building
        fields = (
            "name", "approved_area", "actual_area", "budget_investment", "actual_investment",
            "completed",
        )  # fmt: skip


class FrugalityForm(forms.ModelForm[UnitYear]):
    """厉行节约保障措施, as the base data form asks for it."""

    class Meta:
        model = UnitYear
        fields = ("frugality",)
        help_texts = {"frugality": "写进《基础数据表》末行。"}
