"""One row of a scored sheet, checked as it is typed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django import forms

from hengji.indicators import DeadlineTarget, QualitativeTarget, ScoredRow, ScoreSheet, Target
from hengji.scoring.standard import plain as plain_points
from hengji.scoring.tables import PointsTable
from hengji.web.evaluation.models import Judgement
from hengji.web.evaluation.values import judgement_key
from hengji.web.shell.grid.typed import Kind, plain

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,4})?")
_SIGNS = re.compile(r"[、，,;；\s]+")


class JudgementForm(forms.ModelForm[Judgement]):
    """完成值, 达到的条目, 得分, 偏差原因. The scored sheet says what each row may be given."""

    sheet: ScoreSheet
    table: PointsTable | None
    bands: tuple[str, ...]

    actual = forms.CharField(label="实际完成值", required=False, max_length=40)
    ticked_text = forms.CharField(label="已达到的条目", required=False, max_length=60)
    value = forms.DecimalField(
        label="实际完成率（%）", required=False, max_digits=7, decimal_places=2, min_value=0
    )
    points = forms.DecimalField(
        label="得分", required=False, max_digits=5, decimal_places=2, min_value=0
    )
    reason = forms.CharField(
        label="偏差原因分析及改进措施",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    class Meta:
        model = Judgement
        fields = ("value", "points", "reason")

    field_order = ("actual", "ticked_text", "value", "points", "reason")

    @property
    def scored(self) -> ScoredRow | None:
        """The row that is judged; ``None`` for 预算执行率."""
        return self.sheet.row(judgement_key(self.instance))

    def clean_actual(self) -> str:
        text = str(self.cleaned_data["actual"]).strip()
        row = self.scored
        if not text or row is None:
            return text
        return self._as_target_asks(text, row.indicator.target)

    def _as_target_asks(self, text: str, target: Target | None) -> str:
        match target:
            case QualitativeTarget():
                if text not in self.bands:
                    raise forms.ValidationError(f"填完成档次：{'、'.join(self.bands)}")
                return text
            case DeadlineTarget():
                try:
                    return date.fromisoformat(
                        plain(Kind.DATE, text, {}, self.sheet.goals.year)
                    ).isoformat()
                except ValueError:
                    raise forms.ValidationError("写成日期，如“2024-11-30”") from None
            case _:
                unit = getattr(getattr(target, "figure", None), "unit", None)
                symbol = unit.symbol if unit else ""
                digits = plain(Kind.AMOUNT, text.removesuffix(symbol), {})
                if not _NUMBER.fullmatch(digits):
                    raise forms.ValidationError(
                        f"只写数字，单位是“{symbol}”" if symbol else "只写数字"
                    )
                return digits

    def clean_ticked_text(self) -> list[int]:
        text = str(self.cleaned_data["ticked_text"])
        numbers = [one for one in _SIGNS.split(text) if one]
        row = self.scored
        most = 0
        if self.table is not None and row is not None:
            most = len(self.table.row(row.indicator.key).items)
        if any(not one.isdecimal() or not 1 <= int(one) <= most for one in numbers):
            raise forms.ValidationError(f"写达到的条目的序号，1～{most}，用顿号隔开")
        return sorted({int(one) for one in numbers})

    def clean_points(self) -> object:
        points = self.cleaned_data["points"]
        high = self.scored.high if self.scored else self._execution_weight()
        if points is not None and points > high:
            raise forms.ValidationError(f"得分应在 0～{plain_points(high)} 分之间")
        return points

    def _execution_weight(self) -> Decimal:
        return self.sheet.execution.weight if self.sheet.execution else Decimal(0)


def judgement_form(
    sheet: ScoreSheet, table: PointsTable | None, bands: tuple[str, ...]
) -> type[JudgementForm]:
    """The form of this sheet's rows."""
    return type(
        "JudgementForm", (JudgementForm,), {"sheet": sheet, "table": table, "bands": bands}
    )
