"""项目绩效情况：每个项目按一级指标写目标值、完成值和得分。"""

from collections.abc import Iterator

from hengji.composition.attained import deviations, told_by_level
from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage


@passage("项目绩效情况")
def draft(facts: Facts) -> Iterator[str]:
    some = [one for one in facts.projects() if facts.sheet(one.key)]
    if not some:
        raise Lacking("项目绩效指标")
    for project in some:
        stem = f"project.{project.key}"
        yield (
            f"{{{{{stem}.called}}}}项目自评得分{{{{{stem}.score.total}}}}，"
            f"等次为“{{{{{stem}.grade}}}}”。"
        )
        yield from told_by_level(facts, project.key)
        yield from deviations(facts, project.key)
