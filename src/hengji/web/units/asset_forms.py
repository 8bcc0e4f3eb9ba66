"""Forms of the asset ledger: each card checked by the core, a problem shown at its field."""

from __future__ import annotations

from typing import Any

from django import forms

from hengji.ledger.checks import card_problems
from hengji.web.units.models import Asset, AssetClosing
from hengji.web.units.selectors import asset_value

_THIS = "这一行"


class AssetForm(forms.ModelForm[Asset]):
    """A card."""

    class Meta:
        model = Asset
        fields = (
            "number", "name", "kind", "code", "quantity", "measure", "value", "depreciation",
            "state", "gained", "gained_on", "document", "place", "keeper", "disposed",
            "disposed_on", "disposed_quantity", "disposed_value", "disposal_reason",
            "disposal_document", "proceeds",
        )  # fmt: skip
        help_texts = {
            "number": "资产管理系统中的卡片编号；同类的一批可以登记一行",
            "code": "GB/T 14885 的分类代码，如 A02010105；不清楚的可以不填",
            "value": "一行的原值合计",
            "depreciation": (
                "到年末的累计折旧，处置了一部分的填剩余部分的；"
                "图书档案、文物、动植物不提折旧的不填"
            ),
            "state": "年末的使用状况；出租出借的不算在用",
            "gained_on": "本年内的日期算本年增加，没有日期的算年初已有",
            "keeper": "填部门或岗位，不填姓名",
            "disposed": "本年处置的才填；以前年度处置的不列入本年",
            "disposed_quantity": "只处置了一部分的，填这一部分的数量；全部处置的不填",
            "disposed_value": "只处置了一部分的，填这一部分的原值；全部处置的不填",
            "disposal_reason": "如超过使用年限且无法维修",
            "proceeds": "上缴国库的处置收入也填在这里",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = Asset._meta.get_field("kind").choices
        self.fields["kind"] = forms.ChoiceField(  # nobody's class is guessed
            label="资产类别", choices=[("", ""), *(chosen or ())]
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        for name, value in cleaned.items():
            setattr(self.instance, name, value)
        card = asset_value(self.instance)
        for one in card_problems(card, self.instance.year):
            if one.kind.blocking:
                words = one.kind.message.format_map({"record": _THIS, **dict(one.values)})
                told = f"{words.replace(f'{_THIS} ', _THIS)}。{one.remedy}"
                self.add_error(one.kind.field if one.kind.field in self.fields else None, told)
        return cleaned


class ClosingForm(forms.ModelForm[AssetClosing]):
    """What the accounts say of one class."""

    class Meta:
        model = AssetClosing
        fields = ("kind", "value", "depreciation")
        help_texts = {"value": "资产负债表、资产年报的年末数；没有这一类的留空"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("value", "depreciation"):
            amount = cleaned.get(name)
            if amount is not None and amount < 0:
                self.add_error(name, "填写正数。")
        return cleaned
