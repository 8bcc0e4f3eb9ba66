"""国有资本经营预算支出：有则写预算和执行，没有的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("国有资本经营预算支出", needs=("adjusted.state_capital", "final.state_capital"))
def draft(facts: Facts) -> Iterator[str]:
    if facts.positive("adjusted.state_capital") or facts.positive("final.state_capital"):
        yield (
            "{{year}}年度国有资本经营预算支出全年预算数{{adjusted.state_capital}}，"
            "实际支出{{final.state_capital}}。"
        )
    else:
        yield "{{year}}年度本单位没有国有资本经营预算支出。"
