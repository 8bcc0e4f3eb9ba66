"""上年问题整改：上年报告提出的问题，每个写明整改情况；上年没有的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage
from hengji.composition.reasons import bare, ended


@passage("上年问题整改情况")
def draft(facts: Facts) -> Iterator[str]:
    prior = facts.inputs.told.prior
    if prior is None:
        raise Lacking("上年度评价问题的整改情况")
    if not prior:
        yield "上年度绩效自评没有提出需要整改的问题。"
        return
    without = [one.problem for one in prior if not one.done.strip()]
    if without:
        raise Lacking(*(f"“{bare(one)}”的整改情况" for one in without))
    yield "上年度绩效自评提出问题的整改情况："
    for number, one in enumerate(prior, 1):
        yield f"{number}.{ended(one.problem)}整改情况：{ended(one.done)}"
