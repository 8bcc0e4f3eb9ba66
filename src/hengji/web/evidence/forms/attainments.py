"""An attainment given by hand, in the kind that its target asks for."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from hengji.indicators import DeadlineTarget, Indicator, QualitativeTarget
from hengji.web.evidence.models import Attainment
from hengji.web.shell.grid.typed import Kind, plain

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,4})?")
_CONTROL = {"class": "form-control"}


class AttainmentForm(forms.ModelForm[Attainment]):
    """How the value is taken, and the value where it is given by hand."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Attainment
        fields = ("how", "value", "band", "words", "note")
        widgets = {
            "value": forms.TextInput(attrs=_CONTROL),
            "words": forms.TextInput(attrs=_CONTROL),
            "note": forms.TextInput(attrs=_CONTROL),
        }
        help_texts = {"note": "怎么数出来的，从哪份材料取的"}

    def __init__(
        self,
        indicator: Indicator,
        bands: tuple[str, ...],
        *args: Any,  # Django's own signature
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.target = indicator.target
        if not indicator.formula:
            del self.fields["how"]
        else:
            self.fields["how"].widget = forms.RadioSelect(choices=Attainment.How.choices)
        if isinstance(self.target, QualitativeTarget):
            del self.fields["value"]
            choices = [("", "还没有评定"), *((one, one) for one in bands)]
            self.fields["band"] = forms.ChoiceField(
                label="完成档次",
                choices=choices,
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        else:
            del self.fields["band"]
            del self.fields["words"]
            self.fields["value"].help_text = self._help()

    def _help(self) -> str:
        if isinstance(self.target, DeadlineTarget):
            return "实际完成的日期，如“2024-11-30”"
        unit = getattr(getattr(self.target, "figure", None), "unit", None)
        return f"只写数字，单位是“{unit.symbol}”" if unit and unit.symbol else "只写数字"

    def clean_value(self) -> str:
        text = str(self.cleaned_data["value"])
        if isinstance(self.target, DeadlineTarget):
            day = plain(Kind.DATE, text, {}, self.instance.year)
            if day:
                try:
                    return date.fromisoformat(day).isoformat()
                except ValueError:
                    raise forms.ValidationError("写成日期，如“2024-11-30”") from None
            return ""
        digits = plain(Kind.AMOUNT, text, {})
        if digits and not _NUMBER.fullmatch(digits):
            raise forms.ValidationError(self._help())
        return digits
