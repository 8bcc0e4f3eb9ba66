"""运行成本：公用经费控制率和“三公”经费变动率，写出两数和算式；分母为零的不算。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("运行成本", needs=("final.public", "adjusted.public"))
def draft(facts: Facts) -> Iterator[str]:
    if facts.positive("adjusted.public"):
        yield (
            "1.公用经费控制率{{rate.public}}。{{year}}年度实际支出公用经费{{final.public}}，"
            "公用经费全年预算数{{adjusted.public}}。"
        )
    else:
        yield "1.公用经费。{{year}}年度没有安排公用经费。"
    if not facts.has("prior.initial.three_public"):
        return
    yield (
        "2.“三公”经费。{{year}}年度“三公”经费年初预算数{{initial.three_public}}，"
        "上年度“三公”经费年初预算数{{prior.initial.three_public}}。"
    )
