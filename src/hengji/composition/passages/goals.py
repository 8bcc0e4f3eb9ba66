"""绩效目标设定：年初批复的总体目标，与自评表“预期目标”是同一段话。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("绩效目标设定", needs=("told.overall",))
def draft(facts: Facts) -> Iterator[str]:
    yield from paragraphs(facts("told.overall").text)
