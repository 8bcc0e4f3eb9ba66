"""项目组织实施：怎样组织、怎样管理，由单位写。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("项目组织实施情况", needs=("told.works",))
def draft(facts: Facts) -> Iterator[str]:
    yield from paragraphs(facts("told.works").text)
