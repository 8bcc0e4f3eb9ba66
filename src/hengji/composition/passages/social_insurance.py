"""社会保险基金预算支出：单位的账上没有这一类资金，写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("社会保险基金预算支出", needs=("final.total",))
def draft(facts: Facts) -> Iterator[str]:
    yield "{{year}}年度本单位没有社会保险基金预算支出。"
