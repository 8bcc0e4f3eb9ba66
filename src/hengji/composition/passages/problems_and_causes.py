"""存在的问题及原因分析：每个问题接着写原因。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage
from hengji.composition.reasons import bare, ended


@passage("存在的问题及原因分析")
def draft(facts: Facts) -> Iterator[str]:
    some = facts.inputs.told.shortcomings
    if not some:
        raise Lacking("存在的问题")
    without = [one.problem for one in some if not one.cause.strip()]
    if without:
        raise Lacking(*(f"“{bare(one)}”的原因" for one in without))
    for number, one in enumerate(some, 1):
        yield f"{number}.{ended(one.problem)}主要原因是：{ended(one.cause)}"
