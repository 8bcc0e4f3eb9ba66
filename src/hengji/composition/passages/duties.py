"""职能职责：“三定”规定的职责，照单位自己的文字。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import paragraphs, passage


@passage("职能职责", needs=("told.duties",))
def draft(facts: Facts) -> Iterator[str]:
    yield from paragraphs(facts("told.duties").text)
