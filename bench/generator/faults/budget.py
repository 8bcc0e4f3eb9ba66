"""Execution and budget (EX)."""

from __future__ import annotations

from decimal import Decimal

from generator.faults.plant import Expected, Fault, NoRoom, edit, form, number, points, shown
from generator.model import Year
from generator.report import Draft
from generator.telling import Sentence


def _overspend(year: Year) -> None:
    m = year.money
    extra = (m["adjusted"] * Decimal("0.12")).quantize(Decimal("0.01"))
    m["executed"] = m["adjusted"] + extra
    grown = m["executed"] - m["basic"] - m["project"]
    m["basic"] += grown
    m["personnel"] += grown
    m["general"] = m["executed"] - m["gov_fund"]
    label, value = year.functions[0]
    year.functions[0] = (label, value + grown)
    m["chg_executed"] = m["executed"] - m["prior_executed"]
    m["carry_out"] = Decimal(0)
    year.flags -= {"left", "carry", "subsidy"}
    year.flags |= {"nothing_left"}


def _overspent(draft: Draft) -> Expected:
    draft.drop("balance", "income", "saved")
    grid = form(draft, "evaluation")
    budget, spent = grid.named("adjusted"), grid.named("executed")
    assert budget and spent
    return Expected(("EX", "AM"), (budget.text, spent.text), (), "error", "warning")


def _rate_in_form(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    rate = grid.named("exec_rate")
    spent = grid.named("executed")
    assert rate and spent
    wrong = shown(points(draft)(number(rate.text)), rate.text)
    edit(grid, "exec_rate", wrong)
    return Expected(("EX",), (wrong.rstrip("%"), spent.text), (), "error", "warning")


def _rate_points(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    rate = grid.named("exec_rate")
    score = grid.named("exec_score")
    assert rate and score
    if number(rate.text) < 40:
        raise NoRoom("low")
    wrong = shown(number(score.text) - Decimal("1.5"), score.text)
    edit(grid, "exec_score", wrong)
    total = grid.named("total")
    assert total
    edit(grid, "total", shown(number(total.text) - Decimal("1.5"), total.text + "0"))
    draft.drop("score")
    return Expected(("EX", "SC"), (wrong,), (rate.text.rstrip("%"),), "error", "note")


def _grow_budget(year: Year) -> None:
    m = year.money
    grown = (m["initial"] * Decimal("0.85")).quantize(Decimal("0.01"))
    for name in ("adjusted", "executed", "basic", "personnel", "general", "basic_adjusted"):
        m[name] += grown
    m["income"] += grown
    m["fiscal_income"] += grown
    m["both_sides"] += grown
    m["added"] = m["adjusted"] - m["initial"] - m["carry_in"]
    label, value = year.functions[0]
    year.functions[0] = (label, value + grown)
    year.flags -= {"cut", "none"}
    year.flags |= {"add"}
    m["chg_executed"] = m["executed"] - m["prior_executed"]
    m["chg_basic"] = m["basic"] - m["prior_basic"]
    m["chg_personnel"] = m["personnel"] - m["prior_personnel"]


def _unexplained(draft: Draft) -> Expected:
    """The adjustment paragraph is gone, and with it every reason."""
    draft.drop("adjust", "change", "trap", "saved")
    grid = form(draft, "evaluation")
    first, second = grid.named("initial"), grid.named("adjusted")
    assert first and second
    return Expected(("EX",), (first.text, second.text), (), "error", "warning")


def _project_unspent(draft: Draft) -> Expected:
    """A project budget of the base table with nothing spent, unexplained."""
    grid = form(draft, "base")
    spent = grid.named("项目支出：|2")
    budget = grid.named("项目支出：|1")
    assert spent and budget
    for name in ("项目支出：|2", "1、业务工作经费|2", "2、运行维护经费|2"):
        edit(grid, name, shown(Decimal(0), spent.text))
    draft.drop("project", "structure", "saved", "adjust", "trap")
    return Expected(("EX", "XD"), (budget.text, "项目支出"), (), "error", "note")


def _public_far(draft: Draft) -> Expected:
    grid = form(draft, "base")
    label = "公用经费" if grid.named("公用经费|2") else "其中：公用经费"
    budget, spent = grid.named(f"{label}|1"), grid.named(f"{label}|2")
    if budget is None or spent is None:
        raise NoRoom(label)
    small = shown(number(spent.text) / 20, spent.text)
    edit(grid, f"{label}|1", small)
    draft.drop("public", "adjust", "trap")
    for sub in ("其中：办公费", "水费、电费、差旅费", "会议费、培训费"):
        if grid.named(f"{sub}|1"):
            edit(grid, f"{sub}|1", shown(Decimal(0), spent.text))
    return Expected(("EX",), (small, spent.text), (), "error", "warning")


def _procurement_far(draft: Draft) -> Expected:
    grid = form(draft, "base")
    budget, spent = grid.named("政府采购金额|1"), grid.named("政府采购金额|2")
    if budget is None or spent is None:
        raise NoRoom("procurement")
    small = shown(number(spent.text) / 15, spent.text)
    edit(grid, "政府采购金额|1", small)
    draft.drop("procurement", "adjust", "trap")
    return Expected(("EX",), (small, spent.text), (), "error", "warning")


def _three_over(draft: Draft) -> Expected:
    grid = form(draft, "base")
    spent = grid.named("三公经费|2")
    assert spent
    low = shown(number(spent.text) / 2, spent.text)
    draft.drop("three", "trap", "adjust")
    for row in ("三公经费", "1、公务用车购置和维护经费", "其中：公车购置", "公车运行维护",
                "3、公务接待"):  # fmt: skip
        cell = grid.named(f"{row}|2")
        if cell and cell.text:
            edit(grid, f"{row}|1", shown(number(cell.text) / 2, cell.text))
    return Expected(("EX",), (low, spent.text), (), "error", "warning")


def _staff_over(draft: Draft) -> Expected:
    grid = form(draft, "base")
    count = draft.year.count
    over = count["establishment"] + 3
    for cell in grid.cells:
        if cell.row == 1 and cell.column == 3:
            cell.text = f"{over}"
    rate = over / count["establishment"] * 100
    edit(grid, "staff_rate", f"{rate:.2f}%")
    draft.drop("staffing", "trap")
    return Expected(("EX",), (f"{over}", f"{count['establishment']}"), (), "error", "note")


def _zero_over_zero(draft: Draft) -> Expected:
    unit = draft.style.unit if draft.style.unit != "亿元" else "万元"
    text = (
        f"“三公”经费变动率为0%=〔（本年度三公经费年初预算数0{unit}－上年度三公经费年初预算数0{unit}）"
        f"/上年度三公经费年初预算数0{unit}〕×100%。"
    )
    draft.drop("three", "trap")
    draft.add("three", Sentence("three", text), "public" if _has(draft, "public") else "works")
    return Expected(("EX", "AM", "XD"), ("三公",), ("0%", "除数", "不适用", "0/0"), "note")


def _has(draft: Draft, kind: str) -> bool:
    return any(b.kind == kind and not b.level for b in draft.blocks)


FAULTS = (
    Fault("executed above budget", "EX", _overspent, _overspend),
    Fault("execution rate in the form", "EX", _rate_in_form),
    Fault("execution points", "EX", _rate_points),
    Fault("adjustment above the limit, no reason", "EX", _unexplained, _grow_budget),
    Fault("project budget not executed", "EX", _project_unspent),
    Fault("public expense far from budget", "EX", _public_far),
    Fault("procurement far from budget", "EX", _procurement_far),
    Fault("三公 above budget", "EX", _three_over),
    Fault("control rate above 100 %", "EX", _staff_over),
    Fault("0/0 as a figure", "EX", _zero_over_zero),
)
