"""偏差原因分析：照自评表里填的原因，不另编。没有偏差的写明。"""

from collections.abc import Iterator

from hengji.composition.attained import deviations
from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage


@passage("偏差原因分析")
def draft(facts: Facts) -> Iterator[str]:
    told = list(deviations(facts))
    if told:
        yield from told
    elif all(row.met is not False for row in facts.inputs.scores.rows):
        yield "各项指标实际完成值与年度指标值没有负偏差。"
    else:
        raise Lacking("未达到目标的指标的偏差原因")
