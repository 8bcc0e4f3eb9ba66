"""项目支出情况：总数和每个项目，结转和转移支付的项目也写；没有项目支出的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.project_money import told_projects


@passage("项目支出", needs=("initial.project", "adjusted.project", "final.project"))
def draft(facts: Facts) -> Iterator[str]:
    yield from told_projects(facts)
