"""The form by which money that passes between two books is entered once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from hengji.web.budget.access import Desk
from hengji.web.budget.forms.budgeted import BudgetedField, budgeted_rows
from hengji.web.budget.models import Adjustment, Appropriation, Payment, Receipt, Transfer
from hengji.web.rows.models import Book

_LINKS = ("payment", "receipt", "appropriation", "adjustment")
_PAIRED = "另一套账也登记了这笔划转，方向和对方不能改。要改的，两套账都删除后重新登记。"


class TransferForm(forms.Form):
    """Between this book and another: of the same unit, or of another unit.

    ``row``: the one to be changed; without it, a new one. ``other``: its other side in the
    other book of the same unit, which is changed with it.
    """

    pays = forms.ChoiceField(
        label="方向", choices=[("pays", "从本账付出"), ("receives", "本账收到")]
    )
    counter = forms.ChoiceField(
        label="对方", choices=[("own", "本单位的另一套账"), ("other", "其他单位")]
    )
    number = forms.CharField(
        label="划转编号",
        max_length=60,
        help_text="双方填同一个编号，如拨款文号；汇总时按它抵销。",
    )
    amount = forms.DecimalField(label="金额（元）", max_digits=18, decimal_places=2)
    day = forms.DateField(
        label="日期",
        widget=forms.DateInput(attrs={"placeholder": "2024-01-01"}, format="%Y-%m-%d"),
    )
    document = forms.CharField(label="文号", max_length=60, required=False)
    voucher = forms.CharField(
        label="本账的凭证号",
        max_length=60,
        required=False,
        help_text="付出的填支付的凭证号，收到的填收入的凭证号；汇总时靠它找到这笔记录。",
    )
    counter_code = forms.CharField(
        label="对方预算编码", max_length=20, required=False, help_text="对方是其他单位时填。"
    )
    counter_name = forms.CharField(label="对方单位名称", max_length=100, required=False)
    counter_book = forms.ChoiceField(
        label="对方的账", choices=[("", ""), *Book.choices], required=False
    )

    def __init__(
        self,
        desk: Desk,
        typed: Mapping[str, Any] | None = None,
        *,
        row: Transfer | None = None,
        other: Transfer | None = None,
    ) -> None:
        super().__init__(typed, initial=_as_typed(row, desk) if row else None)
        self.desk = desk
        self.row = row
        self.other = other
        self.payment: Payment | None = None
        self.receipt: Receipt | None = None
        self.appropriation: Appropriation | None = None
        self.adjustment: Adjustment | None = None
        self.fields["budgeted"] = BudgetedField(
            budgeted_rows(desk),
            "列在本账的哪一条预算",
            "收到的、已列入本账预算的才填；汇总时预算也按它抵销。",
        )

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if amount <= 0:
            raise forms.ValidationError("划转的金额填正数，方向在“方向”里选。")
        return amount

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("counter") == "other":
            self._demand_other(cleaned)
        for check in (self._check_number, self._check_other, self._find, self._find_budget):
            if not self.errors:  # what is wrong is left out of the cleaned data
                check(cleaned)
        return cleaned

    def _check_number(self, cleaned: dict[str, Any]) -> None:
        known = Transfer.objects.filter(
            **self.desk.choices.of, number=cleaned["number"], pays=cleaned["pays"] == "pays"
        )
        if self.row is not None:
            known = known.exclude(pk=self.row.pk)
        if known.exists():
            self.add_error("number", "本账已有这个编号的划转。换一个编号，或修改原来的那一条。")

    def _check_other(self, cleaned: dict[str, Any]) -> None:
        """What stands in two books keeps its two ends."""
        if self.other is None or self.row is None:
            return
        for name in ("pays", "counter"):
            if cleaned[name] != self.initial[name]:
                self.add_error(name, _PAIRED)
                return
        beside = Transfer.objects.filter(
            unit=self.other.unit_id, year=self.other.year, book=self.other.book,
            pays=self.other.pays, number=cleaned["number"],
        )  # fmt: skip
        if beside.exclude(pk=self.other.pk).exists():
            self.add_error("number", "另一套账已有这个编号的划转。换一个编号。")

    def _demand_other(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("counter_code"):
            self.add_error("counter_code", "对方是其他单位时，要填对方的预算编码。")
        elif cleaned["counter_code"] == self.desk.place.unit.code:
            self.add_error("counter_code", "这是本单位的编码；对方请选“本单位的另一套账”。")
        if not cleaned.get("counter_book"):
            self.add_error("counter_book", "选对方记在哪套账上。")

    def _find(self, cleaned: dict[str, Any]) -> None:
        """The record of this book that the voucher names."""
        voucher = cleaned.get("voucher", "")
        if self.row is not None and self._names_the_same(cleaned):
            self.payment, self.receipt = self.row.payment, self.row.receipt
            return
        if not voucher:
            return
        mine = self.desk.choices.of
        if cleaned["pays"] == "pays":
            found = list(Payment.objects.filter(**mine, voucher=voucher)[:2])
            self.payment = found[0] if len(found) == 1 else None
        else:
            came = list(Receipt.objects.filter(**mine, document=voucher)[:2])
            self.receipt = came[0] if len(came) == 1 else None
        if self.payment is None and self.receipt is None:
            self.add_error("voucher", "本账没有唯一的一笔记录用这个凭证号，请核对。")

    def _names_the_same(self, cleaned: dict[str, Any]) -> bool:
        """Is the record the one that is linked already?"""
        same = (cleaned[one] == self.initial[one] for one in ("voucher", "pays"))
        return all(same)

    def _find_budget(self, cleaned: dict[str, Any]) -> None:
        """The line of this book's budget that holds what came."""
        key = cleaned.get("budgeted", "")
        if not key:
            return
        if cleaned["pays"] == "pays":
            self.add_error("budgeted", "从本账付出的不填；由收到的一方填列在它的哪一条预算。")
            return
        field = self.fields["budgeted"]
        row = field.rows[key] if isinstance(field, BudgetedField) else None
        if row is not None and row.amount is not None and row.amount < cleaned["amount"]:
            self.add_error("budgeted", "这条预算小于划转的金额，请核对。")
        match row:
            case Appropriation():
                self.appropriation = row
            case Adjustment():
                self.adjustment = row

    def values(self) -> dict[str, Any]:
        """The columns of a valid form."""
        told, desk = self.cleaned_data, self.desk
        own = told["counter"] == "own"
        other = Book.UNION if desk.book == Book.FISCAL else Book.FISCAL
        return {
            "number": told["number"],
            "pays": told["pays"] == "pays",
            "counter_code": desk.place.unit.code if own else told["counter_code"],
            "counter_name": desk.place.unit.name if own else told["counter_name"],
            "counter_book": str(other) if own else told["counter_book"],
            "amount": told["amount"],
            "day": told["day"],
            "document": told["document"],
            **{name: getattr(self, name) for name in _LINKS},
        }


def _as_typed(row: Transfer, desk: Desk) -> dict[str, object]:
    """A transfer as the form asks for it."""
    own = row.counter_code == desk.place.unit.code
    voucher = ""
    if row.payment is not None:
        voucher = row.payment.voucher
    elif row.receipt is not None:
        voucher = row.receipt.document
    budgeted = ""
    if row.appropriation_id:
        budgeted = f"initial-{row.appropriation_id}"
    elif row.adjustment_id:
        budgeted = f"adjustment-{row.adjustment_id}"
    return {
        "pays": "pays" if row.pays else "receives",
        "counter": "own" if own else "other",
        "number": row.number,
        "amount": row.amount,
        "day": row.day,
        "document": row.document,
        "voucher": voucher,
        "counter_code": "" if own else row.counter_code,
        "counter_name": "" if own else row.counter_name,
        "counter_book": "" if own else row.counter_book,
        "budgeted": budgeted,
    }
