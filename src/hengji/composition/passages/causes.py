"""产生问题的原因：与问题逐条对应。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage
from hengji.composition.reasons import ended


@passage("原因分析")
def draft(facts: Facts) -> Iterator[str]:
    some = [one for one in facts.inputs.told.shortcomings if one.cause.strip()]
    if not some:
        raise Lacking("产生问题的原因")
    for number, one in enumerate(some, 1):
        yield f"{number}.{ended(one.cause)}"
