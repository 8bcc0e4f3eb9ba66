"""项目资金：总数和每个项目的预算、执行和执行率，调整的原因。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.project_money import told_projects
from hengji.composition.reasons import adjustment_reasons


@passage("项目资金使用及管理情况", needs=("adjusted.project", "final.project"))
def draft(facts: Facts) -> Iterator[str]:
    yield from told_projects(facts)
    if reasons := adjustment_reasons(facts):
        yield f"年中调整预算的主要原因是：{reasons}。"
