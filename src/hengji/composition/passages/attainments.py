"""评价指标分析：按一级指标逐项写目标值、完成值和得分，都与自评表相同。"""

from collections.abc import Iterator

from hengji.composition.attained import told_by_level
from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("评价指标分析")
def draft(facts: Facts) -> Iterator[str]:
    yield from told_by_level(facts)
