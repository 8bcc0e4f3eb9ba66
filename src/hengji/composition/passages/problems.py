"""存在的问题：由单位写，逐条编号。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage
from hengji.composition.reasons import ended


@passage("存在的问题")
def draft(facts: Facts) -> Iterator[str]:
    some = facts.inputs.told.shortcomings
    if not some:
        raise Lacking("存在的问题")
    for number, one in enumerate(some, 1):
        yield f"{number}.{ended(one.problem)}"
