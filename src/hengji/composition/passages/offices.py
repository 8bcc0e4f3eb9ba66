"""机构设置：内设股室和下属单位，照单位自己的文字。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("机构设置", needs=("told.offices",))
def draft(facts: Facts) -> Iterator[str]:
    yield from paragraphs(facts("told.offices").text)
