"""政府性基金预算支出：有则写预算和执行，没有的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("政府性基金预算支出", needs=("adjusted.government_fund", "final.government_fund"))
def draft(facts: Facts) -> Iterator[str]:
    if facts.positive("adjusted.government_fund") or facts.positive("final.government_fund"):
        yield (
            "{{year}}年度政府性基金预算支出全年预算数{{adjusted.government_fund}}，"
            "实际支出{{final.government_fund}}。"
        )
    else:
        yield "{{year}}年度本单位没有政府性基金预算支出。"
