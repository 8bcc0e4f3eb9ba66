"""其他需要说明的情况：没有的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("其他需要说明的情况")
def draft(facts: Facts) -> Iterator[str]:
    if facts.has("told.other"):
        yield from paragraphs(facts("told.other").text)
    else:
        yield "没有其他需要说明的情况。"
