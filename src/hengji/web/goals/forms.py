"""What is typed into a goal sheet, checked field by field in the words of the form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from hengji.indicators.formulas import formulas
from hengji.indicators.levels import level1_of, levels
from hengji.web.goals.adjusting import Ground
from hengji.web.goals.models import Direction, GoalSheet, Indicator
from hengji.web.goals.values import split_target

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?前?")
_LEVELS1 = [(one, one) for one in levels()]
_LEVELS2 = [(one, one) for below in levels().values() for one in below]


class IndicatorForm(forms.ModelForm[Indicator]):
    """One row. ``≥10场`` typed as the target fills direction and unit too (``implied``)."""

    level1 = forms.ChoiceField(label="一级指标", choices=[("", ""), *_LEVELS1])
    level2 = forms.ChoiceField(label="二级指标", choices=[("", ""), *_LEVELS2])

    direction = forms.ChoiceField(
        label="方向", choices=[("", ""), *Direction.choices], required=False
    )

    class Meta:
        model = Indicator
        fields: tuple[str, ...] = (
            "level1",
            "level2",
            "level3",
            "direction",
            "target",
            "measure_unit",
            "weight",
            "source",
            "standard",
        )
        help_texts = {
            "target": "可以直接写“≥10场”；定性指标写要达到的程度，时限指标写日期",
            "weight": "各指标分值与预算执行率分值之和应为总分",
            "source": "完成值从哪里取得，如“文体活动台账”",
            "standard": "怎样计分，如“达到目标值得满分，未达到的按比例得分”",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Django's own signature
        super().__init__(*args, **kwargs)
        self.implied: dict[str, object] = {}

    def clean_target(self) -> str:
        return " ".join(str(self.cleaned_data["target"]).split())

    def clean(self) -> dict[str, Any]:  # Django's own type
        data = dict(super().clean() or {})
        self._check_levels(data)
        self._check_target(data)
        return data

    def _check_levels(self, data: dict[str, Any]) -> None:
        level1, level2 = data.get("level1", ""), data.get("level2", "")
        if level1 and level2 and level1_of(level2) != level1:
            words = f"“{level2}”属于“{level1_of(level2)}”"
            self.add_error("level1", words)
            self.add_error("level2", words)

    def _check_target(self, data: dict[str, Any]) -> None:
        target = data.get("target", "")
        found = split_target(target)
        if found is not None and data.get("direction") != Direction.QUALITATIVE:
            data["target"] = found.target
            self._imply(data, "direction", found.direction)
            if found.measure_unit:
                self._imply(data, "measure_unit", found.measure_unit)
            return
        direction = data.get("direction", "")
        if not target or not direction or direction == Direction.QUALITATIVE:
            return
        if direction == Direction.DEADLINE:
            data["target"] = self._day(target)
        elif not _NUMBER.fullmatch(target.replace(",", "")):
            self._refuse_target(f"方向是“{direction}”，指标值要填数字")
        else:
            data["target"] = target.replace(",", "")

    def _imply(self, data: dict[str, Any], name: str, value: str) -> None:
        data[name] = self.implied[name] = value

    def _day(self, text: str) -> str:
        found = _DAY.fullmatch(text)
        try:
            if found:
                return date(*(int(one) for one in found.groups())).isoformat()
        except ValueError:
            pass
        self._refuse_target("时限指标的指标值要填日期，如“2024-12-20”")
        return text

    def _refuse_target(self, words: str) -> None:
        """The cell that was changed shows it, whichever of the two it was."""
        self.add_error("target", words)
        self.add_error("direction", words)


class OverallForm(forms.ModelForm[GoalSheet]):
    """年度总体目标, at the revision that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = GoalSheet
        fields = ("overall",)
        widgets = {"overall": forms.Textarea(attrs={"rows": 5, "class": "form-control"})}


class OpinionForm(forms.Form):
    """A desk's opinion. To return a sheet, it must say why."""

    verdict = forms.ChoiceField(
        label="审核结论", choices=(("agreed", "同意"), ("returned", "退回修改"))
    )
    text = forms.CharField(
        label="审核意见",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    document = forms.CharField(label="批复文号", required=False, max_length=60)

    def clean(self) -> dict[str, Any]:  # Django's own type
        data = dict(super().clean() or {})
        if data.get("verdict") == "returned" and not data.get("text", "").strip():
            self.add_error("text", "退回修改的，写明原因和要改的地方")
        return data


class PaperForm(forms.Form):
    """An approval that came on paper."""

    document = forms.CharField(label="批复文号", max_length=60)
    text = forms.CharField(label="批复内容摘要", required=False, max_length=1000)


class RowForm(IndicatorForm):
    """All fields of one row on a page of its own, at the revision that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta(IndicatorForm.Meta):
        fields = (*IndicatorForm.Meta.fields, "basis", "formula")
        help_texts = IndicatorForm.Meta.help_texts | {
            "basis": "指标值从哪里来，如年初工作要点、上级任务、往年水平",
            "formula": "选了算法的，完成值由台账和账务记录算出；不选的由人工填报并附佐证",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Django's own signature
        super().__init__(*args, **kwargs)
        choices = [("", "人工填报"), *((one.key, one.words) for one in formulas().values())]
        self.fields["formula"] = forms.ChoiceField(
            label="计算方法",
            choices=choices,
            required=False,
            help_text=self.Meta.help_texts["formula"],
        )
        for one in self.fields.values():
            css = "form-select" if isinstance(one, forms.ChoiceField) else "form-control"
            if not one.widget.is_hidden:
                one.widget.attrs["class"] = css

    def own_fields(self) -> tuple[str, ...]:
        """Names of the row's own fields."""
        return self.Meta.fields


class _WithGround(forms.Form):
    """Why an approved sheet is changed, and by which document."""

    reason = forms.CharField(
        label="调整原因",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    document = forms.CharField(
        label="调整文号",
        max_length=60,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text="同意调整的文件或会议纪要",
    )

    def ground(self) -> Ground:
        return Ground(
            self.cleaned_data["reason"].strip(), self.cleaned_data["document"].strip()
        )


class AdjustmentForm(_WithGround, RowForm):
    """A row of an approved sheet, changed or added."""


class OverallAdjustmentForm(_WithGround):
    """Another overall goal of an approved sheet."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    overall = forms.CharField(
        label="年度总体目标", widget=forms.Textarea(attrs={"rows": 5, "class": "form-control"})
    )
    field_order = ("overall", "reason", "document")
