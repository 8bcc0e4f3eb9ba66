"""资产管理情况：由单位写。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("资产管理情况", needs=("told.assets",))
def draft(facts: Facts) -> Iterator[str]:
    yield from paragraphs(facts("told.assets").text)
