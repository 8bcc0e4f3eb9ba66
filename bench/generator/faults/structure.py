"""Headings, required parts and cells (ST)."""

from __future__ import annotations

from generator.faults.plant import Expected, Fault, NoRoom, edit, form
from generator.report import Block, Draft

_NUMERALS = "一二三四五六七八九"


def _top(draft: Draft) -> list[int]:
    return [i for i, b in enumerate(draft.blocks) if b.kind == "heading" and b.level == 1]


def _skipped(draft: Draft) -> Expected:
    """A whole section gone: its number is missing."""
    tops = _top(draft)
    k = draft.rng.randrange(2, len(tops) - 2)
    first, last = tops[k], tops[k + 1]
    number = draft.blocks[first].text[0]
    draft.blocks = draft.blocks[:first] + draft.blocks[last:]
    return Expected(("ST",), (number,), (), "error", "note")


def _repeated(draft: Draft) -> Expected:
    subs = [i for i, b in enumerate(draft.blocks) if b.kind == "heading" and b.level == 2]
    at = draft.rng.choice(subs or _top(draft)[1:])
    block = draft.blocks[at]
    draft.blocks.insert(at, Block("heading", block.text, level=block.level))
    name = block.text.partition("）")[2] or block.text.partition("、")[2]
    return Expected(("ST",), (name,), (), "error", "note")


def _twice_numbered(draft: Draft) -> Expected:
    tops = _top(draft)
    at = tops[-1]
    block = draft.blocks[at]
    previous = draft.blocks[tops[-2]].text[0]
    block.text = previous + block.text[1:]
    return Expected(("ST",), (block.text[2:6],), (), "error", "note")


def _no_date(draft: Draft) -> Expected:
    draft.drop("date")
    if any(b.grid and b.grid.footer for b in draft.blocks):
        raise NoRoom("the form has a date")
    return Expected(("ST",), ("日期",), ("未", "缺", "没有", "落款"), "error", "note")


def _no_grade(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    if not grid.named("grade"):
        raise NoRoom("no grade row")
    edit(grid, "grade", "")
    draft.drop("score")
    draft.say("score", f"部门整体支出绩效自评得分{draft.sheet.total}分。", "works")
    return Expected(("ST", "SC"), ("等次",), (), "error", "note")


def _no_thrift(draft: Draft) -> Expected:
    edit(form(draft, "base"), "thrift", "")
    return Expected(("ST",), ("厉行节约保障措施",), (), "error", "note")


def _no_measures(draft: Draft) -> Expected:
    """Problems with no measure: the section stands empty."""
    draft.drop("measures", "trap")
    last = draft.blocks[_top(draft)[-1]]
    if "措施" not in last.text:
        raise NoRoom("measures not last")
    draft.blocks = [b for b in draft.blocks if b is not last]
    return Expected(("ST", "XD"), ("措施",), (), "error", "note")


def _no_filing_date(draft: Draft) -> Expected:
    grid = form(draft, "base")
    head, _, rest = grid.footer.partition("填报日期：")
    grid.footer = f"{head}填报日期：　　　　　　联系电话：{rest.partition('联系电话：')[2]}"
    return Expected(("ST",), ("填报日期",), (), "error", "note")


FAULTS = (
    Fault("heading skipped", "ST", _skipped, shape="body"),
    Fault("heading repeated", "ST", _repeated),
    Fault("heading number used twice", "ST", _twice_numbered),
    Fault("no date", "ST", _no_date, shape="body"),
    Fault("no grade", "ST", _no_grade),
    Fault("required cell empty", "ST", _no_thrift),
    Fault("no measures", "ST", _no_measures, shape="body"),
    Fault("filing date empty", "ST", _no_filing_date),
)
