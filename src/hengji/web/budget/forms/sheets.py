"""The forms of the sheets. Each is made for one book of one year, with its choices."""

from __future__ import annotations

from typing import Any

from django import forms

from hengji.ledger.checks import Entry
from hengji.ledger.union_subjects import union_subjects
from hengji.web.budget import models as rows
from hengji.web.budget import values
from hengji.web.budget.entries import income_row, receipt_row, row_of
from hengji.web.budget.forms.checking import SheetForm
from hengji.web.budget.forms.fields import Choices, SharedFields, yes_no
from hengji.web.budget.project_codes import CODE_REMEDY, is_code

_MONTHS = tuple(f"month{number}" for number in range(1, 13))


class _LineForm(SheetForm):
    """A row on a budget line."""

    @classmethod
    def fitted(cls, choices: Choices) -> dict[str, forms.Field | None]:
        return dict(_line_fields(choices))

    def record(self, row: Any) -> Entry | None:
        return values.entry(row_of(row), self.choices.lines)


def _line_fields(choices: Choices) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {
        "project": choices.project_field(),
        "fund": choices.fund_field(),
    }
    if choices.book == "union":
        subjects = [(one, one) for one in union_subjects(choices.place.year).names]
        made["economic"] = forms.ChoiceField(
            label="支出科目", choices=[("", ""), *subjects], required=False
        )
    return made


class AppropriationForm(_LineForm):
    """年初预算: 批复, and the drafts 一上, 二上."""

    class Meta:
        model = rows.Appropriation
        fields = (
            "kind", "project", "fund", "functional", "economic", "amount", "stage",
            "origin", "origin_document", "day", "document",
        )  # fmt: skip
        help_texts = {
            "functional": "政府收支分类功能科目编码，如 2012906",
            "economic": "部门预算支出经济分类编码，如 30201",
            "origin_document": "上级转移支付的填指标文号",
        }


class AdjustmentForm(_LineForm):
    """预算调整: 追加, 追减, 结构调整."""

    completed = yes_no("已办结", help_text="调整手续没有办结的，不计入全年预算数")

    class Meta:
        model = rows.Adjustment
        fields = (
            "cause", "kind", "project", "fund", "amount", "reason", "document", "day",
            "completed", "functional", "economic", "origin", "origin_document", "pair",
        )  # fmt: skip
        help_texts = {
            "amount": "追加填正数，追减填负数",
            "pair": "结构调整的调增、调减两行填同一个编号",
        }


class CarryOverForm(_LineForm):
    """上年结转."""

    class Meta:
        model = rows.CarryOver
        fields = (
            "kind", "project", "fund", "functional", "economic", "amount", "origin",
            "origin_document", "document",
        )  # fmt: skip


class PaymentForm(_LineForm):
    """支付: one voucher a row."""

    @classmethod
    def fitted(cls, choices: Choices) -> dict[str, forms.Field | None]:
        bought = choices.procurement_field()  # of this book only
        return {**super().fitted(choices), "procurement": bought}

    class Meta:
        model = rows.Payment
        fields = (
            "day", "voucher", "amount", "purpose", "kind", "project", "fund", "functional",
            "economic", "payee", "procurement", "origin", "origin_document",
        )  # fmt: skip
        help_texts = {"amount": "退款填负数", "payee": "个人收款的不填姓名，填“个人”"}


class PlanForm(_LineForm):
    """分月用款计划: one line a row, a month a column."""

    class Meta:
        model = rows.PlanLine
        fields = ("kind", "project", "fund", *_MONTHS)

    def record(self, row: Any) -> Entry | None:
        return None  # what a plan must fit is the year's budget, not a rule of one row


class IncomeForm(SheetForm):
    """收入预算."""

    class Meta:
        model = rows.IncomeBudget
        fields = ("kind", "amount", "change", "document")
        help_texts = {
            "amount": "部门预算批复的数",
            "change": "追加填正数，追减填负数；没有调整的不填",
        }

    def record(self, row: Any) -> Entry | None:
        return values.income_budget(income_row(row))


class ReceiptForm(SheetForm):
    """收入: 拨款到账, 拨缴经费, 政府补助."""

    @classmethod
    def fitted(cls, choices: Choices) -> dict[str, forms.Field | None]:
        made: dict[str, forms.Field | None] = {"fund": choices.fund_field("收入类别")}
        return made | ({"income": None} if choices.book == "union" else {})

    class Meta:
        model = rows.Receipt
        fields = (
            "day", "fund", "amount", "label", "document", "income", "origin",
            "origin_document",
        )  # fmt: skip
        help_texts = {"income": "收入类别是“其他资金”的，填它是哪一类收入"}

    def record(self, row: Any) -> Entry | None:
        return values.receipt(receipt_row(row))


class ProjectForm(SheetForm):
    """项目."""

    class Meta:
        model = rows.Project
        fields = (
            "code", "name", "kind", "origin", "origin_document", "supervisor", "implementer",
        )  # fmt: skip
        help_texts = {"code": "预算管理一体化系统中的项目编码；没有的自行编号，每年不变"}

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_code(code):
            raise forms.ValidationError(CODE_REMEDY)
        return code


class ProcurementForm(SheetForm):
    """政府采购."""

    @classmethod
    def fitted(cls, choices: Choices) -> dict[str, forms.Field | None]:
        return {"project": choices.project_field()}

    class Meta:
        model = rows.Procurement
        fields = ("number", "name", "budget", "actual", "project", "day")
        help_texts = {"actual": "不填的，按关联的支付合计"}


def form_for(
    base: type[SheetForm], choices: Choices, hidden: frozenset[str] = frozenset()
) -> type[SheetForm]:
    """The form with the choices of one sheet, without the hidden columns."""
    of_sheet = choices

    class Bound(base):  # type: ignore[misc, valid-type]  # made for one sheet at run time
        choices = of_sheet

    fields = Bound.base_fields
    for name, one in (base.fitted(choices) | dict.fromkeys(hidden)).items():
        if name in fields and one is None:
            del fields[name]
        elif name in fields and one is not None:
            fields[name] = one
    Bound.base_fields = SharedFields(fields)
    return Bound
