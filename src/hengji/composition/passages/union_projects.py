"""工会账的项目：每个项目的资金、得分和指标完成情况，都与项目自评表相同；没有项目的写明没有。"""

from collections.abc import Iterator

from hengji.composition.attained import deviations, told_by_level
from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("工会项目目标完成情况")
def draft(facts: Facts) -> Iterator[str]:
    some = facts.projects()
    if not some:
        yield "工会账没有单独设立项目，各项支出按科目核算。"
    for project in some:
        stem = f"project.{project.key}"
        yield (
            f"{{{{{stem}.called}}}}项目：全年预算数{{{{{stem}.adjusted.total}}}}，"
            f"实际支出{{{{{stem}.final.total}}}}，执行率{{{{{stem}.rate}}}}。"
        )
        if facts.sheet(project.key):
            yield (
                f"{{{{{stem}.called}}}}项目自评得分{{{{{stem}.score.total}}}}，"
                f"等次为“{{{{{stem}.grade}}}}”。"
            )
            yield from told_by_level(facts, project.key)
            yield from deviations(facts, project.key)
