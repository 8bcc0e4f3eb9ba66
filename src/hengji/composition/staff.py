"""People, cars, buildings and rates by key: ``staff.posts``, ``rate.execution``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hengji.composition import printing
from hengji.composition.money import rate_field
from hengji.composition.runs import FigureField
from hengji.kernel.totals import Ratio, Total
from hengji.kernel.units import SQUARE_METRE, TEN_THOUSAND_YUAN, YUAN
from hengji.ledger import PostKind, Staffing, VehicleUse, rates, staffing
from hengji.ledger.balances import Balances
from hengji.ledger.holdings import Building
from hengji.ledger.selection import PROJECTS, Where
from hengji.report.facts import Basis

_COUNTS: dict[str, tuple[str, Callable[[Staffing], int | None]]] = {
    "staff.stepped_back": ("退线人员", lambda one: one.stepped_back),
    "staff.seconded_in": ("借调入人员", lambda one: one.seconded_in),
    "staff.seconded_out": ("借调出人员", lambda one: one.seconded_out),
    "staff.workers": ("工勤人员", lambda one: one.workers),
    "staff.retired": ("退休人员", lambda one: one.retired),
    "staff.contract": ("临聘人员", lambda one: one.contract),
    "staff.dispatched": ("劳务派遣人员", lambda one: one.dispatched),
    "staff.union_workers": ("社会化工会工作者", lambda one: one.union_workers),
}
_POSTS = {f"staff.posts.{kind.name.lower()}": kind for kind in PostKind}
_CARS = {f"cars.{use.name.lower()}": use for use in VehicleUse}
_BUILDINGS: dict[str, tuple[str, Callable[[Building], Decimal | None]]] = {
    "building.approved_area": ("批复规模", lambda one: one.approved_area),
    "building.actual_area": ("实际规模", lambda one: one.actual_area),
    "building.budget": ("预算投资", lambda one: one.budget_investment),
    "building.actual": ("实际投资", lambda one: one.actual_investment),
}
_EXECUTION = "final.total", "adjusted.total"


def figure(
    figures: Balances, prior: Balances | None, year: int, key: str
) -> FigureField | None:
    """The count or rate of this key, ``None`` where it is neither."""
    return (
        _people(figures, year, key)
        or _building(figures, year, key)
        or _rate(figures, prior, year, key)
    )


def _people(figures: Balances, year: int, key: str) -> FigureField | None:
    books = figures.books
    if key == "staff.posts":
        return _count(key, staffing.approved_posts(books), "编制数", year, "编制数")
    if key == "staff.in_post":
        return _count(key, staffing.in_post(books), "在职人数", year, "在职人数")
    if key in _POSTS:
        kind = _POSTS[key]
        return _count(key, staffing.approved_posts(books, kind), kind.value, year)
    if key in _COUNTS:
        name, take = _COUNTS[key]
        return _count(key, staffing.people(books, name, take), name, year)
    if key == "cars.total" or key in _CARS:
        use = _CARS.get(key)
        total = staffing.cars(books, use)
        if total.value is None:  # cars stand in the fiscal book beside the staff
            total = Total.of(
                ((one.staffing.ref, Decimal(0)) for one in books if one.staffing),
                "没有公务用车",
                total.unit,
            )
        return _count(key, total, use.value if use else "公务用车", year)
    return None


def _count(key: str, total: Total, label: str, year: int, term: str = "") -> FigureField:
    text = "" if total.value is None else printing.count(total.value)
    return FigureField(
        key,
        text,
        total.value,
        total.unit,
        f"{year}年{label}",
        term,
        Basis.UNSTATED,
        year,
        total,
    )


def _building(figures: Balances, year: int, key: str) -> FigureField | None:
    if key not in _BUILDINGS:
        return None
    name, take = _BUILDINGS[key]
    area = key.endswith("area")
    done = [b for book in figures.books for b in book.buildings if b.completed == year]
    total = Total.of(
        ((one.ref, take(one)) for one in done), name, SQUARE_METRE if area else YUAN
    )
    label = f"{year}年完工项目{name}"
    if area:
        return _count(key, total, f"完工项目{name}", year)
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    text = "" if value is None else printing.money(value)
    return FigureField(
        key, text, value, TEN_THOUSAND_YUAN, label, "", Basis.UNSTATED, year, total
    )


_RATES: dict[str, tuple[str, str, Callable[[Balances], Ratio], tuple[str, str]]] = {
    "rate.execution": ("预算执行率", "执行率", Balances.execution_rate, _EXECUTION),
    "rate.staff": (
        "在职人员控制率", "在职人员控制率", rates.staff_control,
        ("staff.in_post", "staff.posts"),
    ),
    "rate.public": ("公用经费控制率", "公用经费控制率", rates.public_control, ("", "")),
    "rate.three_public": (
        "“三公”经费控制率", "", rates.three_public_control, ("", ""),
    ),
    "rate.procurement": (
        "政府采购执行率", "", rates.procurement_rate,
        ("procurement.actual", "procurement.budget"),
    ),
    "rate.adjustment": ("预算调整率", "预算调整率", rates.adjustment_rate, ("", "")),
    "rate.control": ("预算控制率", "", rates.budget_control_rate, ("", "")),
    "rate.project": (
        "项目支出执行率", "", lambda of: of.execution_rate(PROJECTS),
        ("final.project", "adjusted.project"),
    ),
    "rate.basic": (
        "基本支出执行率", "", lambda of: of.execution_rate(Where("基本支出", basic=True)),
        ("final.basic", "adjusted.basic"),
    ),
}  # fmt: skip


def _rate(figures: Balances, prior: Balances | None, year: int, key: str) -> FigureField | None:
    if key in _RATES:
        label, term, take, of = _RATES[key]
        return rate_field(key, take(figures), label, year, term, of)
    if key == "rate.three_public_change":
        ratio = rates.three_public_change(figures, prior)
        return rate_field(key, ratio, "“三公”经费变动率", year)
    if key == "rate.area":
        of = ("building.actual_area", "building.approved_area")
        return rate_field(key, rates.area_control(figures, year), "规模控制率", year, of=of)
    if key == "rate.investment":
        of = ("building.actual", "building.budget")
        ratio = rates.investment_control(figures, year)
        return rate_field(key, ratio, "投资概算控制率", year, of=of)
    if key.startswith("project.") and key.endswith(".rate"):
        stem = key.removesuffix(".rate")
        where = Where(project=stem.removeprefix("project."))
        of = (f"{stem}.final.total", f"{stem}.adjusted.total")
        return rate_field(key, figures.execution_rate(where), "项目执行率", year, of=of)
    return None


def keys() -> tuple[str, ...]:
    """Every key of people, cars, buildings and rates."""
    people = ("staff.posts", "staff.in_post", *_POSTS, *_COUNTS)
    others = ("rate.three_public_change", "rate.area", "rate.investment")
    return (*_RATES, *others, *people, "cars.total", *_CARS, *_BUILDINGS)
