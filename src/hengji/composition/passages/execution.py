"""预算执行：全年预算数、执行数、执行率和得分，与自评表的资金栏相同。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("预算执行", needs=("adjusted.total", "final.total", "rate.execution"))
def draft(facts: Facts) -> Iterator[str]:
    scored = facts.has("execution.points")
    told = "，分值{{execution.weight}}，得{{execution.points}}" if scored else ""
    yield (
        "预算执行方面：全年预算数{{adjusted.total}}，全年执行数{{final.total}}，"
        f"预算执行率{{{{rate.execution}}}}{told}。"
    )
