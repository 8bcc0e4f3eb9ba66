"""Named values a wording may print, with what a reader must understand by each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model import Year

FINAL, INITIAL, ADJUSTED = "决算", "年初预算", "全年预算"
PRIOR, ADJUSTMENT = "上年决算", "预算调整"
_THREE = {
    "abroad": ("因公出国（境）费",),
    "car": ("公务用车购置及运行维护费",),
    "car_buy": ("公务用车购置费",),
    "car_run": ("公务用车运行维护费",),
    "reception": ("公务接待费",),
    "three": ("三公经费",),
}
# slot → (terms any of which is right, basis). Terms that issue 2 names come first.
MONEY: dict[str, tuple[tuple[str, ...], str]] = {
    "initial": (("年初预算数",), INITIAL),
    "adjusted": (("全年预算数",), ADJUSTED),
    "executed": (("支出合计", "全年执行数"), FINAL),
    "prior_executed": (("支出合计", "全年执行数"), PRIOR),
    "basic": (("基本支出",), FINAL),
    "basic_initial": (("基本支出",), INITIAL),
    "prior_basic": (("基本支出",), PRIOR),
    "personnel": (("人员经费",), FINAL),
    "prior_personnel": (("人员经费",), PRIOR),
    "public": (("公用经费",), FINAL),
    "public_budget": (("公用经费",), INITIAL),
    "prior_public": (("公用经费",), PRIOR),
    "project": (("项目支出",), FINAL),
    "project_initial": (("项目支出",), INITIAL),
    "project_adjusted": (("项目支出",), ADJUSTED),
    "prior_project": (("项目支出",), PRIOR),
    "procurement": (("政府采购金额",), FINAL),
    "procurement_budget": (("政府采购金额",), INITIAL),
    "prior_procurement": (("政府采购金额",), PRIOR),
    "general": (("一般公共预算",), FINAL),
}
for _name, _terms in _THREE.items():
    MONEY[_name] = (_terms, FINAL)
    MONEY[f"{_name}_budget"] = (_terms, INITIAL)
    MONEY[f"prior_{_name}"] = (_terms, PRIOR)
COUNTS = {"establishment": ("编制数",), "in_post": ("在职人数",)}
CORE = {
    "年初预算数", "全年预算数", "全年执行数", "执行率", "预算执行率", "支出合计", "基本支出",
    "人员经费", "公用经费", "项目支出", "一般公共预算", "三公经费", "政府采购金额", "编制数",
    "在职人数", "自评总分",
}  # fmt: skip
# rate slot → (numerator, denominator)
RATES = {
    "exec_rate": ("executed", "adjusted"),
    "init_rate": ("executed", "initial"),
    "adjust_rate": ("added", "initial"),
    "basic_share": ("basic", "executed"),
    "project_share": ("project", "executed"),
    "personnel_share": ("personnel", "basic"),
    "public_share": ("public", "basic"),
    "subsidy_share": ("subsidy", "basic"),
    "fiscal_share": ("fiscal_income", "income"),
    "other_share": ("other_income", "income"),
    "three_rate": ("three", "three_budget"),
    "reception_rate": ("reception", "reception_budget"),
    "car_run_rate": ("car_run", "car_run_budget"),
    "public_rate": ("public", "public_budget"),
    "project_rate": ("project", "project_adjusted"),
    "procurement_rate": ("procurement", "procurement_budget"),
    "reception_share": ("reception", "three"),
    "car_share": ("car", "three"),
    "goods_share": ("goods", "procurement"),
    "services_share": ("services", "procurement"),
    "sme_share": ("sme", "procurement"),
    "chg_executed_rate": ("chg_executed", "prior_executed"),
    "chg_basic_rate": ("chg_basic", "prior_basic"),
    "chg_project_rate": ("chg_project", "prior_project"),
    "chg_public_rate": ("chg_public", "prior_public"),
    "chg_personnel_rate": ("chg_personnel", "prior_personnel"),
    "chg_three_rate": ("chg_three", "prior_three"),
    "chg_reception_rate": ("chg_reception", "prior_reception"),
    "chg_car_run_rate": ("chg_car_run", "prior_car_run"),
}
COUNT_RATES = {"staff_rate": ("in_post", "establishment"), "case_rate": ("cases_done", "cases")}


@dataclass(frozen=True, slots=True)
class Slot:
    """A value to print: ``kind`` is money (元), rate (per cent), count or score."""

    name: str
    kind: str
    value: Decimal
    terms: tuple[str, ...] = ()
    basis: str = ""
    prior: bool = False
    unit: str = ""


def slots(year: Year) -> dict[str, Slot]:
    """Everything a wording of this year may print, by slot name."""
    made: dict[str, Slot] = {}
    for name, value in year.money.items():
        terms, basis = MONEY.get(name, ((), ""))
        made[name] = Slot(name, "money", value, terms, basis, name.startswith("prior_"))
    for i, (label, value) in enumerate(year.functions, 1):
        made[f"function_{i}"] = Slot(f"function_{i}", "money", value, (label,), FINAL)
    for i, project in enumerate(year.projects, 1):
        made[f"project_{i}"] = Slot(f"project_{i}", "money", project.executed)
    for name, value in year.count.items():
        made[name] = Slot(name, "count", value, COUNTS.get(name, ()))
    for table, source in ((RATES, year.money), (COUNT_RATES, year.count)):
        for name, (top, bottom) in table.items():
            if not source.get(bottom):
                continue
            rate = source[top] / source[bottom] * 100
            made[name] = Slot(name, "rate", rate, _rate_terms(name))
    return made


def _rate_terms(name: str) -> tuple[str, ...]:
    return ("预算执行率", "执行率") if name == "exec_rate" else ()


def twisted(slot: Slot, value: Decimal) -> Slot:
    """The same slot with another value: how a fault is planted."""
    return replace(slot, value=value)
