"""Contradictions between places (XD) and time (TM)."""

from __future__ import annotations

from decimal import Decimal

from generator.faults.plant import Expected, Fault, NoRoom, edit, form, more, number, say, shown
from generator.report import Draft


def _executed_twice(draft: Draft) -> Expected:
    sentence = say(
        draft, "overview", "completion", {"executed": lambda v: v * Decimal("0.93")},
        drop=("structure", "functions", "balance", "change"),
    )  # fmt: skip
    draft.drop("trap")
    return Expected(("XD", "EX", "AM"), (sentence.digits("executed"),), (), "error", "warning")


def _basic_twice(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    cell = grid.named("basic")
    assert cell
    before = cell.text.rpartition("：")[2]
    sentence = draft.teller.tell("change", {"basic": more(draft)}, "change basic")
    draft.drop("structure", "basic", "change")
    if sentence is None:
        raise NoRoom("change basic")
    for said in sentence.said:
        if said.slot == "basic":
            unit = said.unit if said.unit != "亿元" else "万元"
            draft.say(
                "basic", f"{draft.year.year}年度基本支出决算数为{said.digits}{unit}。", "works"
            )
            return Expected(("XD", "AM"), (said.digits,), (before,), "error", "warning")
    raise NoRoom("basic")


def _score_twice(draft: Draft) -> Expected:
    draft.drop("score")
    wrong = f"{number(draft.sheet.total) - 3}"
    draft.say("score", f"部门整体支出绩效自评得分{wrong}分。", "works")
    return Expected(("XD", "SC"), (wrong, draft.sheet.total), (), "error", "warning")


def _staff_twice(draft: Draft) -> Expected:
    form(draft, "base")
    draft.drop("staffing")
    count = draft.year.count["establishment"]
    wrong = count + 6
    draft.say("staffing", f"{draft.year.who.we}编制数{wrong}人。", "duties")
    return Expected(("XD",), (f"{wrong}", f"{count}"), (), "error", "warning")


def _cut_but_grown(draft: Draft) -> Expected:
    grid = form(draft, "base")
    now = grid.named("三公经费|2")
    assert now
    small = shown(number(now.text) / 3, now.text)
    for row in ("三公经费", "1、公务用车购置和维护经费", "其中：公车购置", "公车运行维护",
                "3、公务接待"):  # fmt: skip
        cell = grid.named(f"{row}|2")
        if cell and cell.text:
            edit(grid, f"{row}|0", shown(number(cell.text) / 3, cell.text))
    draft.drop("three", "trap")
    draft.say("three", "一般性支出和“三公”经费均按要求压减，较上年下降。", "works")
    return Expected(("XD",), (now.text, small), ("压减", "下降"), "error", "warning")


def _all_reached(draft: Draft) -> Expected:
    missed = [
        r for r in draft.sheet.rows if r.goal is not None and r.done is not None
        and r.done < r.goal and not r.reverse
    ]  # fmt: skip
    if not missed:
        raise NoRoom("all met")
    form(draft, "evaluation")
    draft.say("works", "全年各项绩效指标均达到或超过年初计划数。", "works")
    return Expected(("XD",), ("均达到",), tuple(r.level3 for r in missed), "error", "warning")


def _rise_but_fall(draft: Draft) -> Expected:
    row = next(r for r in draft.sheet.rows if r.level1 == "满意度指标")
    if row.goal is None or row.done is None or row.done >= row.goal:
        raise NoRoom("satisfied")
    draft.drop("satisfaction", "trap")
    text = "社会公众满意度较上年上升，由96%变为91%。"
    draft.say("satisfaction", text, "works")
    return Expected(("XD", "AM"), ("上升",), ("96", "91"), "error", "note")


def _cover(draft: Draft) -> Expected:
    """Full coverage against a part."""
    draft.drop("trap")
    text = "实现业务培训全覆盖，应参训120人，实际参训84人。"
    draft.say("works", text, "works")
    return Expected(("XD", "AM"), ("全覆盖",), ("84", "120"), "error", "note")


def _comparative(draft: Draft) -> Expected:
    draft.drop("change", "public", "trap", "three")
    draft.say("public", "日常公用经费较上年有所下降，主要是厉行节约。", "basic")
    return Expected(("XD", "TX", "ST"), ("较上年",), ("下降",), "error", "note")


def _goals_copied(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    text = (
        "全年举办业务培训班6期，培训基层骨干480人次，走访慰问困难对象120人，"
        "建成服务站点9个，各项工作有序推进，服务水平进一步提升。"
    )
    edit(grid, "goal", text)
    edit(grid, "done", text)
    return Expected(("XD", "IN"), ("目标",), ("重复", "雷同", "相同", "一致"), "error", "note")


def _future(draft: Draft) -> Expected:
    draft.drop("trap")
    text = f"{draft.year.year}年10月25日至31日，{draft.year.who.we}将组织20余名骨干赴外地学习。"
    draft.say("works", text, "works")
    return Expected(("TM",), ("将组织",), (), "error", "note")


def _midyear(draft: Draft) -> Expected:
    draft.drop("trap")
    draft.say("works", "目前正在积极筹备年度总结活动，下半年计划开展走访慰问。", "works")
    return Expected(("TM",), (), ("目前", "正在", "下半年"), "error", "note")


def _after(draft: Draft) -> Expected:
    draft.drop("trap")
    date = f"{draft.year.year + 1}年3月12日"
    draft.say("works", f"{date}，举办业务培训班1期，培训120人次。", "works")
    return Expected(("TM",), (f"{draft.year.year + 1}年3月",), (), "error", "note")


def _estimate(draft: Draft) -> Expected:
    draft.drop("trap")
    draft.say("works", "全年办理补助47人，预计补助金额共71250.5元。", "works")
    return Expected(("TM", "TX"), ("预计补助",), (), "error", "note")


def _stale_year(draft: Draft) -> Expected:
    grid = form(draft, "base")
    old = draft.year.year - 1
    for cell in grid.cells:
        if cell.text.startswith("楼堂馆所控制情况"):
            cell.text = f"楼堂馆所控制情况（{old}年完工项目）"
    return Expected(("ST", "TM", "TX"), (f"{old}年完工项目",), (), "error", "note")


FAULTS = (
    Fault("same fact twice: executed", "XD", _executed_twice),
    Fault("same fact twice: basic", "XD", _basic_twice),
    Fault("same fact twice: score", "XD", _score_twice),
    Fault("same fact twice: posts", "XD", _staff_twice),
    Fault("压减 against growth", "XD", _cut_but_grown),
    Fault("均达到 against a miss", "XD", _all_reached),
    Fault("上升 against a fall", "XD", _rise_but_fall),
    Fault("全覆盖 against a part", "XD", _cover),
    Fault("comparative without figures", "XD", _comparative),
    Fault("results copied as goals", "XD", _goals_copied),
    Fault("future tense in results", "TM", _future),
    Fault("mid-year wording", "TM", _midyear),
    Fault("event after the period", "TM", _after),
    Fault("estimate in a final report", "TM", _estimate),
    Fault("stale year in a form", "ST", _stale_year),
)
