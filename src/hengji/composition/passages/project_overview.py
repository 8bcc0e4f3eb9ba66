"""项目概况：有哪些项目，主管和实施单位是谁，目标是什么。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage
from hengji.composition.reasons import ended


@passage("项目概况")
def draft(facts: Facts) -> Iterator[str]:
    if not facts.projects():
        raise Lacking("项目")
    for number, project in enumerate(facts.projects(), 1):
        stem = f"project.{project.key}"
        sheet = facts.sheet(project.key)
        goal = (
            f"年度目标：{ended(sheet.goals.overall)}" if sheet and sheet.goals.overall else ""
        )
        yield (
            f"{number}.{{{{{stem}.called}}}}项目，主管部门{{{{{stem}.supervisor}}}}，"
            f"实施单位{{{{{stem}.implementer}}}}。{goal}"
        )
