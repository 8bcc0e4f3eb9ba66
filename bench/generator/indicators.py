"""Indicator rows: targets, attainments, weights, scores and reasons that fit together."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator.model import Year
from generator.places import load

LEVELS = {
    "quantity": ("产出指标", "数量指标"),
    "quality": ("产出指标", "质量指标"),
    "timeliness": ("产出指标", "时效指标"),
    "economic": ("效益指标", "经济效益指标"),
    "social": ("效益指标", "社会效益指标"),
    "ecological": ("效益指标", "生态效益指标"),
    "sustainable": ("效益指标", "可持续影响指标"),
    "satisfaction": ("满意度指标", "服务对象满意度指标"),
    "cost": ("成本指标", "经济成本指标"),
}


@dataclass(slots=True)
class Row:
    """One indicator as printed; ``goal`` and ``done`` are its values where it has any."""

    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: str
    score: str
    reason: str = ""
    goal: Decimal | None = None
    done: Decimal | None = None
    reverse: bool = False
    unit: str = ""


@dataclass(slots=True)
class Sheet:
    """A filled-in indicator table with its execution points, totals and grade."""

    rows: list[Row]
    exec_weight: str
    exec_score: str
    total_weight: str
    total: str
    grade: str
    headings: dict[str, str] = field(default_factory=dict)


def draw(rng: random.Random, year: Year, exec_rate: Decimal) -> Sheet:
    """An honest indicator table for this year."""
    with_cost = rng.random() < 0.5
    points = (
        {"产出指标": 40, "效益指标": 20, "满意度指标": 10, "成本指标": 20}
        if with_cost
        else {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
    )
    kinds = ["quantity"] * rng.randint(2, 3) + ["quality"] * rng.randint(1, 2) + ["timeliness"]
    kinds += rng.choice((["social", "sustainable"], ["economic", "social"], ["social"]))
    kinds += ["satisfaction"] + (["cost"] if with_cost else [])
    places = rng.choice((0, 1, 2))
    rows = _rows(rng, year, kinds, points, places)
    exec_score = min(Decimal(10), (exec_rate / 10).quantize(Decimal("0.01"), ROUND_HALF_UP))
    if places == 0:
        exec_score = exec_score.quantize(Decimal("0.1"))
    total = exec_score + sum((Decimal(r.score) for r in rows), Decimal(0))
    return Sheet(
        rows,
        "10",
        f"{exec_score.normalize():f}" if rng.random() < 0.5 else f"{exec_score:f}",
        "100",
        f"{total:f}",
        grade_of(total),
        {name: str(value) for name, value in points.items()},
    )


def grade_of(total: Decimal) -> str:
    """The official grade of a total: 优 from 90, 良 from 80, 中 from 60."""
    return next(
        g for g, low in (("优", 90), ("良", 80), ("中", 60), ("差", -1)) if total >= low
    )


def _rows(
    rng: random.Random, year: Year, kinds: list[str], points: dict[str, int], places: int
) -> list[Row]:
    data = load("indicators")
    pools = {k: rng.sample(data[k], len(data[k])) for k in LEVELS}
    share: dict[str, list[int]] = {}
    for level1, whole in points.items():
        inside = [k for k in kinds if LEVELS[k][0] == level1]
        share[level1] = _weights(rng, whole, len(inside))
    return [
        _row(rng, year, kind, pools[kind].pop(), share[LEVELS[kind][0]].pop(), places)
        for kind in kinds
    ]


def _weights(rng: random.Random, whole: int, count: int) -> list[int]:
    base = whole // count
    parts = [base] * count
    parts[0] += whole - base * count
    if count > 1 and rng.random() < 0.5:
        parts[0], parts[1] = parts[0] + 1, parts[1] - 1
    return parts


def _row(
    rng: random.Random, year: Year, kind: str, spec: dict[str, Any], weight: int, places: int
) -> Row:
    level1, level2 = LEVELS[kind]
    if "text" in spec:
        target, done = (spec[k].format(y=year.year) for k in ("text", "done"))
        return Row(level1, level2, spec["name"], target, done, str(weight), str(weight))
    goal, actual = _values(rng, year, spec)
    if kind == "satisfaction":
        actual = min(actual, Decimal(99))
    unit, reverse = spec["unit"], spec.get("reverse", False) or spec.get("zero", False)
    score, reason = _score(rng, goal, actual, weight, places, reverse)
    if kind == "satisfaction":
        sample = f"发放问卷{year.count['sent']}份，收回有效问卷{year.count['valid']}份"
        reason = f"{sample}；部分对象对服务便利度不满意，已增设服务窗口" if reason else sample
        if actual >= goal:
            reason = sample
    exact = spec.get("zero") or (goal == 100 and unit == "%" and not reverse)
    sign = "=" if exact else "≤≥"[not reverse]
    style = rng.random()
    target = f"{sign}{goal}{unit}" if style < 0.75 else f"{goal}{unit}"
    if style >= 0.9 and not reverse and sign == "≥":
        target = f"不少于{goal}{unit}" if unit != "%" else f"不低于{goal}%"
    return Row(
        level1, level2, spec["name"], target, f"{actual}{unit}", str(weight), score, reason,
        goal, actual, reverse, unit,
    )  # fmt: skip


def _values(rng: random.Random, year: Year, spec: dict[str, Any]) -> tuple[Decimal, Decimal]:
    if spec.get("zero"):
        return Decimal(0), Decimal(0)
    if spec.get("money"):
        goal = (year.money["project_adjusted"] / 10_000).quantize(Decimal(1)) + 1
        return goal, (year.money["project"] / 10_000).quantize(Decimal("0.01"))
    step = spec.get("step", 1)
    goal = Decimal(rng.randrange(spec["lo"], spec["hi"] + 1, step))
    luck = rng.random()
    if spec.get("reverse"):
        return goal, (goal * Decimal(str(rng.uniform(0.7, 1)))).quantize(Decimal(1))
    if luck < 0.5 or (spec["unit"] == "%" and goal >= 99):
        return goal, goal
    if luck < 0.85:
        more = (goal * Decimal(str(rng.uniform(1.0, 1.12)))).quantize(Decimal(1))
        return goal, min(more, Decimal(100)) if spec["unit"] == "%" else more
    less = (goal * Decimal(str(rng.uniform(0.88, 0.99)))).quantize(Decimal(1))
    return goal, min(less, goal - 1)


def _score(
    rng: random.Random,
    goal: Decimal,
    actual: Decimal,
    weight: int,
    places: int,
    reverse: bool,
) -> tuple[str, str]:
    data = load("indicators")
    if reverse or actual >= goal:
        over = goal and not reverse and actual > goal * Decimal("1.05")
        return str(weight), rng.choice(data["over"]) if over else ""
    exact = Decimal(weight) * actual / goal
    score = exact.quantize(Decimal(1).scaleb(-max(places, 1)), ROUND_HALF_UP)
    return f"{score.normalize():f}", rng.choice(data["reasons"])
