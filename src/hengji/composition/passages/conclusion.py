"""综合评价结论：自评得分和等次与自评表是同一个数。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("综合评价结论", needs=("score.total", "grade"))
def draft(facts: Facts) -> Iterator[str]:
    if facts.has("told.achieved"):
        yield from paragraphs(facts("told.achieved").text)
    told = "{{year}}年度{{words.subject}}绩效自评得分{{score.total}}"
    yield told + "，绩效评价等次为“{{grade}}”。"
