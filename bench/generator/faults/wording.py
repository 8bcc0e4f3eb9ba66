"""Residue (TX), another's text (TX, XD) and personal data (PI)."""

from __future__ import annotations

from generator.faults.plant import Expected, Fault, NoRoom
from generator.report import Block, Draft


def _bookmark(draft: Draft) -> Expected:
    for block in draft.blocks:
        if block.kind in ("problems", "problems_only"):
            block.text = "[bookmark: _GoBack]" + block.text
            return Expected(("TX", "ST"), ("_GoBack",), (), "note")
    raise NoRoom("problems")


def _slot(draft: Draft) -> Expected:
    text = draft.rng.choice(
        (
            "公务接待费比上年增加（减少）0万元。",
            "公务接待费支出占“三公”经费的 %。",
            "公务用车运行维护费比上年减少 万元。",
        )
    )
    draft.drop("trap")
    draft.say("three", text, "works")
    return Expected(("TX",), (), (text[:5], "增加（减少）", "%", "万元"), "error", "note")


def _doubled(draft: Draft) -> Expected:
    draft.say("works", "强化专项资金使用项目使用专项资金，加强加强过程监管。", "works")
    return Expected(("TX",), ("加强加强",), (), "error", "note")


def _prompt(draft: Draft) -> Expected:
    draft.say("works", "（简要说明绩效目标完成情况，100字以内）", "works")
    return Expected(("TX",), ("100字以内",), (), "error", "note")


def _other_level(draft: Draft) -> Expected:
    who = draft.year.who
    if who.all_ != "全区":
        raise NoRoom("not a 区")
    for block in draft.blocks:
        if block.kind == "duties" and "全区" in block.text:
            block.text = block.text.replace("全区", "全县")
            return Expected(("TX", "XD"), ("全县",), (), "error", "warning")
    raise NoRoom("no 全区")


def _other_unit(draft: Draft) -> Expected:
    for i, block in enumerate(draft.blocks):
        if block.kind == "duties":
            wrong = "石桥县林业局" if draft.year.who.place != "石桥县" else "白河县林业局"
            draft.blocks.insert(
                i, Block("duties", f"{wrong}（以下简称“本单位”）的主要职责是：")
            )
            draft.blocks.pop(i + 1)
            return Expected(("TX", "XD"), (wrong,), (), "error", "note")
    raise NoRoom("duties")


def _mobile(draft: Draft) -> Expected:
    number = f"13{draft.rng.randrange(10**8, 10**9)}"
    for block in draft.blocks:
        if block.grid and "联系电话：" in block.grid.footer:
            head, _, _ = block.grid.footer.partition("联系电话：")
            block.grid.footer = f"{head}联系电话：{number}"
            return Expected(("PI",), (number[:3],), ("****", "手机"), "error", "note")
    draft.say("works", f"联系人手机{number}。", "works")
    return Expected(("PI",), (number[:3],), ("****", "手机"), "error", "note")


def _identity(draft: Draft) -> Expected:
    body = f"4301021980{draft.rng.randrange(1, 13):02d}{draft.rng.randrange(1, 29):02d}"
    body += f"{draft.rng.randrange(1000):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11]
    draft.say("works", f"为救助对象（身份证号{body}{check}）办理了临时救助。", "works")
    return Expected(("PI",), (), ("身份证", "身份号码", "证件"), "error", "warning")


def _card(draft: Draft) -> Expected:
    body = "622202" + "".join(str(draft.rng.randrange(10)) for _ in range(12))
    total = 0
    for i, c in enumerate(reversed(body)):
        value = int(c) * (2 if i % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    card = f"{body}{-total % 10}"
    draft.say("works", f"补助资金已打入其个人账户（银行卡号{card}）。", "works")
    return Expected(("PI",), (), ("银行卡", "账号", "账户"), "error", "warning")


def _illness(draft: Draft) -> Expected:
    draft.drop("trap")
    name = draft.rng.choice(("周远航", "何素云", "陆春生", "田秀英"))
    text = f"困难职工{name}因患尿毒症长期住院，家庭生活困难，发放救助金3000元。"
    draft.say("works", text, "works")
    return Expected(("PI",), ("姓名",), ("病", "困难", name[0]), "error", "note")


def _no_cause(draft: Draft) -> Expected:
    found = False
    for block in draft.blocks:
        if block.kind == "problems":
            block.text = "预算编制不够精细，绩效指标有待细化。" if not found else ""
            found = True
    if not found:
        raise NoRoom("problems")
    draft.blocks = [b for b in draft.blocks if b.kind != "problems" or b.text]
    return Expected(("ST", "XD"), ("原因",), (), "error", "note")


FAULTS = (
    Fault("bookmark residue", "TX", _bookmark),
    Fault("unfilled slot", "TX", _slot),
    Fault("doubled words", "TX", _doubled),
    Fault("unfilled prompt", "TX", _prompt),
    Fault("全县 in a 区's own duties", "TX", _other_level),
    Fault("another unit's name as own", "TX", _other_unit),
    Fault("mobile number", "PI", _mobile),
    Fault("ID number", "PI", _identity),
    Fault("bank card", "PI", _card),
    Fault("name beside illness", "PI", _illness),
    Fault("problem without cause", "ST", _no_cause),
)
