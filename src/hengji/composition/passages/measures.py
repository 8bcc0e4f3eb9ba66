"""改进措施：与问题逐条对应。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage
from hengji.composition.reasons import bare, ended


@passage("改进措施")
def draft(facts: Facts) -> Iterator[str]:
    some = facts.inputs.told.shortcomings
    if not some:
        raise Lacking("改进措施")
    without = [one.problem for one in some if not one.measure.strip()]
    if without:
        raise Lacking(*(f"针对“{bare(one)}”的措施" for one in without))
    for number, one in enumerate(some, 1):
        yield f"{number}.{ended(one.measure)}"
