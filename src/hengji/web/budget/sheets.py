"""The sheets of a book: what is entered where, and what each is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum

from hengji.kernel.totals import RecordKind
from hengji.web.budget import models as rows
from hengji.web.budget.forms import sheets as forms
from hengji.web.budget.forms.checking import SheetForm
from hengji.web.budget.forms.fields import Choices
from hengji.web.shell.grid import Grid
from hengji.web.shell.printing import yuan


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``sums``: columns with a total. ``search``: columns looked through.

    ``wants`` says in the words of the forms what belongs here; ``empty`` what to do first.
    """

    key: str
    title: str
    model: type[rows.YearRow]
    form: type[SheetForm]
    record: RecordKind
    wants: str
    empty: str
    sums: tuple[str, ...] = ("amount",)
    search: tuple[str, ...] = ()
    paged: bool = False


_WIDTHS = {
    "fund": 18,
    "functional": 12,
    "economic": 12,
    "project": 18,
    "name": 24,
    "purpose": 24,
    "reason": 24,
    "month": 8,
    **{f"month{number}": 12 for number in range(1, 13)},
}
_HINT = (
    "在空白行里填写，回车换行，自动保存；也可以从 Excel、WPS 表格复制后粘贴，"
    "或者用“导入”读入整张表。"
)
_MONTHS = tuple(f"month{number}" for number in range(1, 13))
SHEETS = {
    one.key: one
    for one in (
        Sheet(
            "projects",
            "项目",
            rows.Project,
            forms.ProjectForm,
            RecordKind.PROJECT,
            "本年度的每个项目一行，上年结转和上级转移支付的项目也在内。项目支出要先有项目。",
            "还没有项目。没有项目支出的单位可以不填。",
            sums=(),
            search=("code", "name"),
        ),
        Sheet(
            "income",
            "收入预算",
            rows.IncomeBudget,
            forms.IncomeForm,
            RecordKind.INCOME,
            "按部门预算《收入总表》逐类填写；年中追加、追减填调整数。上年结转不在这里填，取自“上年结转”。",
            "还没有收入预算。填写以后，总览核对收入总计与支出总计。",
            sums=("amount", "change"),
        ),
        Sheet(
            "appropriations",
            "年初预算",
            rows.Appropriation,
            forms.AppropriationForm,
            RecordKind.APPROPRIATION,
            "按预算批复逐行填写。“一上”“二上”是编制中的草稿，只有“批复”计入年初预算数。",
            "还没有年初预算。在空白行填写，从表格粘贴，或者用“导入”读入预算批复表。",
            search=("functional", "economic", "document"),
        ),
        Sheet(
            "carry-over",
            "上年结转",
            rows.CarryOver,
            forms.CarryOverForm,
            RecordKind.CARRY_OVER,
            "上年年末结转到本年使用的资金。",
            "还没有上年结转。上年没有结转的，不用填。",
        ),
        Sheet(
            "adjustments",
            "预算调整",
            rows.Adjustment,
            forms.AdjustmentForm,
            RecordKind.ADJUSTMENT,
            "年中追加、追减和结构调整。写明类型、原因和文号；手续没有办结的不计入全年预算数。",
            "还没有预算调整。全年预算数等于上年结转加年初预算。",
            search=("reason", "document"),
        ),
        Sheet(
            "plan",
            "分月用款计划",
            rows.PlanLine,
            forms.PlanForm,
            RecordKind.PLAN,
            "每项支出一行，按月填计划用款。支付进度与它相比；没有计划的项目不比进度。",
            "还没有用款计划。",
            sums=_MONTHS,
        ),
        Sheet(
            "payments",
            "支付",
            rows.Payment,
            forms.PaymentForm,
            RecordKind.PAYMENT,
            "每张支付凭证一行，退款填负数。收款人是个人的，只填“个人”。",
            "还没有支付。逐笔填写，从表格粘贴，或者用“导入”读入支付明细。",
            search=("purpose", "payee", "voucher"),
            paged=True,
        ),
        Sheet(
            "receipts",
            "收入",
            rows.Receipt,
            forms.ReceiptForm,
            RecordKind.RECEIPT,
            "到账的拨款、经费和补助。",
            "还没有收入记录。",
            search=("label", "document"),
        ),
        Sheet(
            "procurement",
            "政府采购",
            rows.Procurement,
            forms.ProcurementForm,
            RecordKind.PROCUREMENT,
            "每项政府采购的预算和实际采购金额。实际金额不填的，按关联的支付合计。",
            "还没有政府采购。没有采购的单位可以不填。",
            sums=("budget", "actual"),
            search=("name", "number"),
        ),
    )
}
_FISCAL_ALONE = ("procurement", "income")
UNION_SHEETS = tuple(one for one in SHEETS.values() if one.key not in _FISCAL_ALONE)
BY_RECORD = {one.record: one for one in SHEETS.values()}


def rows_of(sheet: Sheet, choices: Choices) -> QuerySet[Any]:  # of whatever table it has
    """All rows of the sheet in this book of this year."""
    return sheet.model._default_manager.filter(**choices.of)


def searched(sheet: Sheet, found: QuerySet[Any], words: str) -> QuerySet[Any]:
    """The rows that hold the words in one of the columns, or just that amount."""
    if not words or not sheet.search:
        return found
    wanted = Q()
    for column in sheet.search:
        wanted |= Q(**{f"{column}__icontains": words})
    amount = words.replace(",", "").replace("，", "")
    if amount.replace(".", "", 1).removeprefix("-").isdecimal() and "amount" in sheet.sums:
        wanted |= Q(amount=amount)
    return found.filter(wanted)


def grid(
    sheet: Sheet,
    choices: Choices,
    found: QuerySet[Any],
    *,
    editable: bool,
    hidden: frozenset[str] = frozenset(),
    notes: Mapping[tuple[str, str], str] | None = None,
    summed: QuerySet[Any] | None = None,
) -> Grid[Any]:
    """The sheet for typing; ``hidden`` columns are not shown to this reader.

    ``notes`` by primary key and column. ``summed``: the rows of the totals, where they are
    more than those shown.
    """
    form = forms.form_for(sheet.form, choices, hidden)
    return Grid(
        f"{sheet.title}（{choices.ledger_book.value}）",
        found,
        form,
        (lambda: sheet.model(**choices.of)) if editable else None,
        editable=editable,
        totals=_sums(sheet, found if summed is None else summed),
        widths=_WIDTHS,
        notes=notes or {},
        empty=_HINT,
    )


def _sums(sheet: Sheet, found: QuerySet[Any]) -> Callable[[], Mapping[str, str]] | None:
    if not sheet.sums:
        return None

    def figures() -> dict[str, str]:
        added = found.aggregate(**{f"sum_{name}": Sum(name) for name in sheet.sums})
        told = {name: added[f"sum_{name}"] for name in sheet.sums}
        return {name: yuan(sum_) for name, sum_ in told.items() if sum_ is not None}

    return figures
