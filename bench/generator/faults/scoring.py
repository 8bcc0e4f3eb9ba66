"""Indicators (IN) and scores (SC) of the self-evaluation form."""

from __future__ import annotations

from decimal import Decimal

from generator.faults.plant import Expected, Fault, NoRoom, edit, form, number
from generator.grids import Grid
from generator.report import Draft


def _pick(draft: Draft, *, met: bool | None = None, plain: bool = True) -> int:
    """The index of a row that fits: met or missed its goal, with a numeric goal."""
    fit = [
        i
        for i, r in enumerate(draft.sheet.rows)
        if (r.goal is not None or not plain)
        and not (plain and r.reverse)
        and r.level1 != "满意度指标"
        and (
            met is None or r.goal is None or (r.done is not None and (r.done >= r.goal) == met)
        )
    ]
    if not fit:
        raise NoRoom("row")
    return draft.rng.choice(fit)


def _retotal(draft: Draft, grid: Grid, change: Decimal) -> None:
    total = grid.named("total")
    assert total
    value = number(total.text) + change
    edit(grid, "total", f"{value}")
    draft.drop("score")
    from generator.indicators import grade_of

    if grid.named("grade"):
        edit(grid, "grade", grade_of(value))


def _weights(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft)
    row = draft.sheet.rows[i]
    if row.score != row.weight:
        raise NoRoom("scored lower")
    edit(grid, f"weight{i}", str(int(row.weight) + 5))
    edit(grid, f"score{i}", str(int(row.weight) + 5))
    _retotal(draft, grid, Decimal(5))
    return Expected(("IN", "SC"), ("105",), ("100",), "error", "warning")


def _heading(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    if draft.year.year < 2024:
        raise NoRoom("no points in headings")
    for cell in grid.cells:
        if cell.column == 1 and cell.text.startswith("产出指标（"):
            right = int(draft.sheet.headings["产出指标"])
            cell.text = f"产出指标（{right + 5}分）"
            return Expected(("IN",), (str(right + 5), str(right)), (), "error", "warning")
    raise NoRoom("heading")


def _weight_missing(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=True)
    edit(grid, f"weight{i}", "")
    return Expected(("IN", "ST", "SC"), (draft.sheet.rows[i].level3,), (), "error", "note")


def _shifted(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=True)
    row = draft.sheet.rows[i]
    edit(grid, f"target{i}", row.level3.removesuffix("数").removesuffix("次"))
    edit(grid, f"actual{i}", f"≥{row.goal}")
    return Expected(("IN",), (row.level3, f"≥{row.goal}"), (), "error", "warning")


def _unmeasurable(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=True)
    row = draft.sheet.rows[i]
    if row.score != row.weight:
        raise NoRoom("not full")
    word = draft.rng.choice(("不断提升", "逐步提高", "明显改善", "持续增强"))
    edit(grid, f"level3{i}", "群众获得感幸福感安全感")
    edit(grid, f"target{i}", word)
    edit(grid, f"actual{i}", word)
    edit(grid, f"reason{i}", "")
    return Expected(("IN", "SC"), (word,), (), "error", "note")


def _duplicate(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    rows = draft.sheet.rows
    pair = [
        (i, j)
        for i, a in enumerate(rows)
        for j, b in enumerate(rows)
        if i < j and a.level1 != b.level1 and a.goal is not None and not a.reverse
        and b.score == b.weight and a.score == a.weight
    ]  # fmt: skip
    if not pair:
        raise NoRoom("pair")
    i, j = draft.rng.choice(pair)
    for name in ("level3", "target", "actual", "reason"):
        cell = grid.named(f"{name}{i}")
        assert cell
        edit(grid, f"{name}{j}", cell.text)
    return Expected(("IN",), (rows[i].level3,), ("重复", "相同", "两", "同一"), "error", "note")


def _full_marks(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=True)
    row = draft.sheet.rows[i]
    assert row.goal is not None
    if row.goal < 8 or row.score != row.weight:
        raise NoRoom("small goal")
    low = (row.goal * Decimal("0.7")).quantize(Decimal(1))
    edit(grid, f"actual{i}", f"{low}{row.unit}")
    edit(grid, f"reason{i}", "参加对象工作冲突，已补办")
    return Expected(("SC",), (row.level3,), (f"{low}", row.score), "error", "warning")


def _above_weight(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=True)
    row = draft.sheet.rows[i]
    over = int(row.weight) + 2
    edit(grid, f"score{i}", str(over))
    _retotal(draft, grid, over - Decimal(row.score))
    return Expected(("SC",), (row.level3,), (str(over),), "error", "error")


def _deducted(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=True)
    row = draft.sheet.rows[i]
    if row.score != row.weight:
        raise NoRoom("not full")
    low = int(row.weight) - 1
    edit(grid, f"score{i}", str(low))
    edit(grid, f"actual{i}", f"{row.goal}{row.unit}")
    edit(grid, f"reason{i}", "")
    _retotal(draft, grid, Decimal(-1))
    return Expected(("SC",), (row.level3,), (str(low),), "warning", "warning")


def _total(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    total = grid.named("total")
    assert total
    wrong = f"{number(total.text) - Decimal('2.5')}"
    edit(grid, "total", wrong)
    draft.drop("score")
    return Expected(("SC",), (wrong,), (total.text, draft.sheet.total), "error", "warning")


def _grade(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    wrong = {"优": "良", "良": "优", "中": "良", "差": "中"}[draft.sheet.grade]
    if grid.named("grade"):
        edit(grid, "grade", wrong)
    text = f"自评得分{draft.sheet.total}分，评价等次为“{wrong}”。"
    draft.drop("score")
    draft.say("score", text, "works")
    return Expected(("SC",), (wrong, draft.sheet.total), (), "error", "warning")


def _unofficial(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    if grid.named("grade"):
        edit(grid, "grade", "优秀")
    if draft.sheet.grade != "优":
        raise NoRoom("not 优")
    draft.drop("score")
    draft.say("score", f"自评得分{draft.sheet.total}分，评价等次为“优秀”。", "works")
    return Expected(("SC", "TX"), ("优秀",), (), "error", "note")


def _over_achieved(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = next(
        (
            k
            for k, r in enumerate(draft.sheet.rows)
            if r.goal and r.unit != "%" and not r.reverse and r.goal > 3
        ),
        -1,
    )
    if i < 0:
        raise NoRoom("no count row")
    row = draft.sheet.rows[i]
    assert row.goal is not None
    high = row.goal * 2 + 1
    edit(grid, f"actual{i}", f"{high}{row.unit}")
    edit(grid, f"reason{i}", "")
    change = Decimal(row.weight) - Decimal(row.score)
    edit(grid, f"score{i}", row.weight)
    if change:
        _retotal(draft, grid, change)
    return Expected(("SC", "IN"), (row.level3,), (f"{high}",), "error", "note")


def _missed_no_reason(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    i = _pick(draft, met=False)
    row = draft.sheet.rows[i]
    edit(grid, f"reason{i}", "")
    return Expected(("SC", "IN", "ST"), (row.level3,), (), "error", "note")


FAULTS = (
    Fault("weights ≠ 100", "IN", _weights),
    Fault("heading points ≠ rows", "IN", _heading),
    Fault("weight missing", "IN", _weight_missing),
    Fault("columns shifted", "IN", _shifted),
    Fault("target not measurable, full score", "IN", _unmeasurable),
    Fault("duplicate indicator", "IN", _duplicate),
    Fault("full marks for a missed target", "SC", _full_marks),
    Fault("points above weight", "SC", _above_weight),
    Fault("deduction though met, no reason", "SC", _deducted),
    Fault("total ≠ rows", "SC", _total),
    Fault("grade ≠ total", "SC", _grade),
    Fault("unofficial grade word", "SC", _unofficial),
    Fault("over-achievement unexplained", "SC", _over_achieved),
    Fault("missed target, no reason", "SC", _missed_no_reason),
)
