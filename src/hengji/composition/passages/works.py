"""主要工作开展情况：当年做了什么，由单位写，其中的数字应当能从台账里找到。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("主要工作开展情况", needs=("told.works",))
def draft(facts: Facts) -> Iterator[str]:
    yield from paragraphs(facts("told.works").text)
