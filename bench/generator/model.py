"""A made-up unit's year with its true amounts in 元, every identity holding."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

from generator.places import Identity

CENT = Decimal("0.01")
THREE = ("abroad", "car_buy", "car_run", "reception")


@dataclass(frozen=True, slots=True)
class Project:
    """One project: what it is for, its budgets and what was spent, in 元."""

    name: str
    initial: Decimal
    adjusted: Decimal
    executed: Decimal
    prior: Decimal


@dataclass(slots=True)
class Year:
    """One unit's year. ``money`` amounts in 元, ``count`` people and things, by slot name."""

    who: Identity
    year: int
    money: dict[str, Decimal]
    count: dict[str, Decimal]
    projects: list[Project]
    functions: list[tuple[str, Decimal]]
    flags: set[str] = field(default_factory=set)


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT)


def part(rng: random.Random, whole: Decimal, low: float, high: float) -> Decimal:
    """A random part of ``whole``, to the cent, sometimes in round hundreds."""
    share = cents(whole * Decimal(str(round(rng.uniform(low, high), 6))))
    return share.quantize(Decimal(100)) if rng.random() < 0.3 and share > 5000 else share


def split(rng: random.Random, whole: Decimal, count: int) -> list[Decimal]:
    """``whole`` in ``count`` positive parts, each at least a twentieth of it."""
    weights = [rng.uniform(0.3, 1) for _ in range(count)]
    parts = [cents(whole * Decimal(str(w / sum(weights)))) for w in weights[:-1]]
    return [*parts, whole - sum(parts, Decimal(0))]


def draw(rng: random.Random, who: Identity, names: list[str], year: int) -> Year:
    """A random honest year of ``who`` with some of the project ``names``."""
    size = Decimal(str(round(rng.lognormvariate(who.size, 0.7), 2)))
    size = min(max(size, Decimal(60)), Decimal(60_000))
    initial = cents(size * 10_000 + Decimal(rng.randrange(0, 1_000_000)) / 100)
    m: dict[str, Decimal] = {"initial": initial}
    flags: set[str] = set()
    chosen = rng.sample(names, rng.randint(2, min(5, len(names))))
    _adjust(rng, m, flags)
    projects = _projects(rng, m, chosen, flags)
    _basic(rng, m, flags)
    _totals(rng, m, flags)
    _three(rng, m, flags)
    _procure(rng, m, flags)
    year_ = Year(who, year, m, {}, projects, _functions(rng, m, who), flags)
    _people(rng, year_)
    _works(rng, year_)
    return year_


def _adjust(rng: random.Random, m: dict[str, Decimal], flags: set[str]) -> None:
    initial = m["initial"]
    kind = rng.choices(("none", "add", "cut"), (25, 60, 15))[0]
    low, high = {"none": (0, 0), "add": (0.01, 0.22), "cut": (0.005, 0.1)}[kind]
    change = part(rng, initial, low, high)
    flags.add(kind)
    m["added"] = change
    m["carry_in"] = part(rng, initial, 0.005, 0.06) if rng.random() < 0.35 else Decimal(0)
    flags.add("carry" if m["carry_in"] else "no_carry")
    m["project_initial"] = part(rng, initial, 0.1, 0.55)
    m["basic_initial"] = initial - m["project_initial"]
    signed = -change if kind == "cut" else change
    m["adjusted"] = initial + m["carry_in"] + signed
    to_project = m["carry_in"] + (part(rng, change, 0.2, 0.9) if kind == "add" else Decimal(0))
    m["project_adjusted"] = m["project_initial"] + to_project
    m["basic_adjusted"] = m["adjusted"] - m["project_adjusted"]


def _projects(
    rng: random.Random, m: dict[str, Decimal], names: list[str], flags: set[str]
) -> list[Project]:
    initials = split(rng, m["project_initial"], len(names))
    extra = split(rng, m["project_adjusted"] - m["project_initial"], len(names))
    full = rng.random() < 0.45
    made = []
    for name, initial, more in zip(names, initials, extra, strict=True):
        adjusted = initial + more
        spent = adjusted if full else part(rng, adjusted, 0.93, 1.0)
        spent = min(spent, adjusted)
        made.append(Project(name, initial, adjusted, spent, part(rng, spent, 0.8, 1.15)))
    m["project"] = sum((p.executed for p in made), Decimal(0))
    m["prior_project"] = sum((p.prior for p in made), Decimal(0))
    flags.add("full" if m["project"] == m["project_adjusted"] else "short")
    return made


def _basic(rng: random.Random, m: dict[str, Decimal], flags: set[str]) -> None:
    m["basic"] = m["basic_adjusted"]
    if rng.random() < 0.3:
        flags.add("subsidy")
        m["subsidy"] = part(rng, m["basic"], 0.01, 0.12)
    else:
        m["subsidy"] = Decimal(0)
    m["public"] = part(rng, m["basic"], 0.06, 0.25)
    m["personnel"] = m["basic"] - m["public"] - m["subsidy"]
    saved = rng.choice((Decimal(1), Decimal(str(round(rng.uniform(0.9, 1), 4)))))
    m["public_budget"] = cents(m["public"] / saved)
    for name in ("basic", "personnel", "public"):
        m[f"prior_{name}"] = part(rng, m[name], 0.88, 1.12)
    m["prior_basic"] = m["prior_personnel"] + m["prior_public"]
    m["office"] = part(rng, m["public"], 0.1, 0.3)
    m["travel"] = part(rng, m["public"], 0.05, 0.2)
    m["meeting"] = part(rng, m["public"], 0.02, 0.1)


def _totals(rng: random.Random, m: dict[str, Decimal], flags: set[str]) -> None:
    m["executed"] = m["basic"] + m["project"]
    m["carry_out"] = m["adjusted"] - m["executed"]
    flags.add("left" if m["carry_out"] else "nothing_left")
    m["income"] = m["adjusted"] - m["carry_in"]
    m["gov_fund"] = part(rng, m["project"], 0.1, 0.3) if rng.random() < 0.12 else Decimal(0)
    flags.add("gov_fund" if m["gov_fund"] else "only_general")
    m["general"] = m["executed"] - m["gov_fund"]
    m["other_income"] = (
        part(rng, m["income"], 0.005, 0.04) if rng.random() < 0.3 else Decimal(0)
    )
    m["fiscal_income"] = m["income"] - m["other_income"]
    flags.add("other_income" if m["other_income"] else "only_fiscal")
    m["prior_executed"] = m["prior_basic"] + m["prior_project"]
    m["both_sides"] = m["income"] + m["carry_in"]
    for name in ("executed", "basic", "project", "public", "personnel"):
        m[f"chg_{name}"] = m[name] - m[f"prior_{name}"]


def _three(rng: random.Random, m: dict[str, Decimal], flags: set[str]) -> None:
    cap = min(m["public"] * Decimal("0.35"), Decimal(900_000))
    total = max(part(rng, cap, 0.1, 1.0), Decimal(2_000))
    car = part(rng, total, 0.4, 0.8) if rng.random() < 0.65 else Decimal(0)
    buy = Decimal(0)
    if rng.random() < 0.05 and car > 300_000:
        buy = Decimal(178_000)
    if not buy:
        flags.add("no_buy")
    abroad = Decimal(0)
    values = {
        "abroad": abroad,
        "car_buy": buy,
        "car_run": car - buy,
        "reception": total - car - abroad,
    }
    for name, value in values.items():
        m[name] = value
        m[f"{name}_budget"] = cents(value * Decimal(str(round(rng.uniform(1, 1.2), 3))))
        m[f"prior_{name}"] = cents(value * Decimal(str(round(rng.uniform(1.01, 1.3), 3))))
    for prefix, suffix in (("", ""), ("", "_budget"), ("prior_", "")):
        m[f"{prefix}car{suffix}"] = (
            m[f"{prefix}car_buy{suffix}"] + m[f"{prefix}car_run{suffix}"]
        )
        m[f"{prefix}three{suffix}"] = sum(
            (m[f"{prefix}{n}{suffix}"] for n in THREE), Decimal(0)
        )
    for name in ("three", "car_run", "reception"):
        m[f"chg_{name}"] = m[name] - m[f"prior_{name}"]


def _procure(rng: random.Random, m: dict[str, Decimal], flags: set[str]) -> None:
    total = part(rng, m["project"] + m["public"], 0.03, 0.3)
    goods, works, services = split(rng, total, 3)
    m.update(procurement=total, goods=goods, works=works, services=services)
    m["procurement_budget"] = cents(total * Decimal(str(round(rng.uniform(1, 1.06), 3))))
    m["sme"] = part(rng, total, 0.5, 1.0)
    m["prior_procurement"] = part(rng, total, 0.7, 1.3)


def _functions(
    rng: random.Random, m: dict[str, Decimal], who: Identity
) -> list[tuple[str, Decimal]]:
    total = m["executed"]
    tail = [
        ("社会保障和就业支出", part(rng, total, 0.04, 0.12)),
        ("卫生健康支出", part(rng, total, 0.02, 0.06)),
        ("住房保障支出", part(rng, total, 0.03, 0.08)),
    ]
    tail = [t for t in tail if t[0] != who.function]
    if rng.random() < 0.3 and who.function != "农林水支出":
        tail.insert(2, ("农林水支出", part(rng, total, 0.01, 0.05)))
    main = total - sum((v for _, v in tail), Decimal(0))
    return [(who.function, main), *tail]


def _people(rng: random.Random, year: Year) -> None:
    c = year.count
    c["admin_est"] = Decimal(rng.randint(0, 30) if rng.random() < 0.85 else 0)
    c["cause_est"] = Decimal(rng.randint(1, 40))
    c["admin_post"] = max(c["admin_est"] - rng.randint(0, 2), Decimal(0))
    c["cause_post"] = max(c["cause_est"] - rng.randint(0, 3), Decimal(0))
    c["establishment"] = c["admin_est"] + c["cause_est"]
    c["in_post"] = c["admin_post"] + c["cause_post"]
    if not c["in_post"]:
        c["cause_post"] = c["in_post"] = Decimal(1)
    c["retired"] = Decimal(rng.randint(1, 30))
    c["temps"] = Decimal(rng.randint(1, 9))
    c["offices"] = Decimal(rng.randint(2, 12))
    c["cars"] = Decimal(rng.randint(1, 5)) if year.money["car"] else Decimal(0)
    c["batches"] = Decimal(rng.randint(5, 60))
    c["guests"] = c["batches"] * rng.randint(4, 9) + rng.randint(0, 3)
    year.flags.add("cars" if c["cars"] else "no_cars")


def _works(rng: random.Random, year: Year) -> None:
    c, m = year.count, year.money
    for group, count, low, high in (
        ("event", 3, 1, 12),
        ("leaflet", 3, 2, 40),
        ("site", 2, 1, 9),
    ):
        total = Decimal(0)
        for i in range(1, count + 1):
            value = Decimal(rng.randint(low, high) * (100 if group == "leaflet" else 1))
            c[f"{group}_{i}"] = value
            total += value
        c[group] = total
    c["trained"] = Decimal(rng.randint(40, 900))
    c["sessions"] = Decimal(rng.randint(2, 12))
    c["helped"] = Decimal(rng.randint(20, 300))
    c["help_each"] = Decimal(rng.choice((300, 500, 600, 800, 1000)))
    m["help_money"] = c["helped"] * c["help_each"]
    c["cases"] = Decimal(rng.randint(10, 200))
    c["cases_done"] = c["cases"]
    c["sent"] = Decimal(rng.randint(80, 500))
    c["valid"] = c["sent"] - rng.randint(0, 12)
