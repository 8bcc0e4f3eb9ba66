"""部门专项组织实施情况：每个项目由谁主管、由谁实施；没有项目的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("部门专项组织实施情况")
def draft(facts: Facts) -> Iterator[str]:
    projects = facts.projects()
    if not projects:
        yield "{{year}}年度没有需要组织实施的专项。"
        return
    for number, project in enumerate(projects, 1):
        stem = f"project.{project.key}"
        yield (
            f"{number}.{{{{{stem}.called}}}}项目由{{{{{stem}.implementer}}}}组织实施，"
            f"主管部门为{{{{{stem}.supervisor}}}}。"
        )
