"""The money of all projects and of each, as passages tell it."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.reasons import ended


def told_projects(facts: Facts) -> Iterator[str]:
    """The whole, then a paragraph for each project; that there is none, where so."""
    if not facts.positive("adjusted.project") and not facts.positive("final.project"):
        yield "{{year}}年度没有安排项目支出。"
        return
    yield (
        "{{year}}年度项目支出年初预算数{{initial.project}}，全年预算数{{adjusted.project}}，"
        "实际支出{{final.project}}，执行率{{rate.project}}。"
    )
    for number, project in enumerate(facts.projects(), 1):
        stem = f"project.{project.key}"
        yield (
            f"{number}.{{{{{stem}.called}}}}项目：全年预算数{{{{{stem}.adjusted.total}}}}，"
            f"实际支出{{{{{stem}.final.total}}}}，执行率{{{{{stem}.rate}}}}。"
        )
    if facts.inputs.told.project_reason:
        yield f"项目资金未执行完毕的主要原因是：{ended(facts.inputs.told.project_reason)}"
