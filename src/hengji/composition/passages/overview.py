"""预算总体情况：年初预算、结转、追加追减、全年预算和执行，都取自财政账；调整要说明原因。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.reasons import adjustment_reasons, ended
from hengji.ledger.classification import classification
from hengji.ledger.selection import Where


@passage("预算总体情况", needs=("initial.total", "adjusted.total", "final.total"))
def draft(facts: Facts) -> Iterator[str]:
    moves = [
        f"{name}{{{{{key}.total}}}}"
        for key, name in (
            ("carried", "上年结转"), ("added", "年中追加"), ("cut", "年中追减")
        )
        if facts.positive(f"{key}.total")
    ]  # fmt: skip
    yield (
        f"{{{{year}}}}年度年初预算数{{{{initial.total}}}}，{''.join(m + '，' for m in moves)}"
        "全年预算数{{adjusted.total}}；全年执行数{{final.total}}，"
        "预算执行率{{rate.execution}}。"
    )
    yield (
        "{{year}}年度实际支出合计{{final.total}}，其中：基本支出{{final.basic}}、"
        "项目支出{{final.project}}。"
    )
    yield from _together(facts)
    yield from _by_class(facts)
    yield from _reasons(facts)


def _together(facts: Facts) -> Iterator[str]:
    """Whose money it is where a department is put together, and what is counted once."""
    own, *others = (book.unit.name for book in facts.figures.books)
    if not others:
        return
    once = (
        "，单位之间划转的{{passed.final.total}}已经抵销，只计算一次"
        if facts.positive("passed.final.total")
        else ""
    )
    yield f"以上为部门汇总数，包括{own}本级和{'、'.join(others)}{once}。"


def _by_class(facts: Facts) -> Iterator[str]:
    """What was spent by functional class, where every line of the book names one."""
    codes = [code for code in facts.figures.functional() if _spent(facts, code)]
    named = all(line.functional for line in facts.figures.lines())
    if named and len(codes) > 1 and all(classification().functional_name(c) for c in codes):
        told = [
            f"{classification().functional_name(code)}{{{{final.class.{code}}}}}"
            for code in codes
        ]
        yield f"按支出功能分类：{'、'.join(told)}。"


def _spent(facts: Facts, code: str) -> bool:
    return bool(facts.figures.executed(Where(functional=(code,))).value)


def _reasons(facts: Facts) -> Iterator[str]:
    """Why the budget was adjusted and why money is left, as records or the unit say it."""
    carried = ["上年结转资金列入全年预算"] if facts.positive("carried.total") else []
    if moved := "；".join([*carried, adjustment_reasons(facts)]).strip("；"):
        yield f"全年预算数与年初预算数不同的主要原因是：{moved}。"
    if facts.inputs.told.execution_reason:
        yield f"年末未执行完毕的主要原因是：{ended(facts.inputs.told.execution_reason)}"
