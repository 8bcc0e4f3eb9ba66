"""满意度调查：满意度是调查得来的数，写明对象、方式、发放数和有效问卷数。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, passage


@passage("满意度调查")
def draft(facts: Facts) -> Iterator[str]:
    asked = [
        row.indicator.level3
        for row in facts.inputs.scores.rows
        if "满意" in row.indicator.level1 + row.indicator.level2
    ]
    if not asked:
        return
    if not facts.inputs.surveys:
        raise Lacking("满意度调查的对象、方式、发放数和有效问卷数")
    for survey in facts.inputs.surveys:
        stem = f"survey.{survey.ref.key}"
        for name in ("sent", "valid"):
            if not facts.has(f"{stem}.{name}"):
                raise Lacking(f"{survey.subject}满意度调查的{facts(f'{stem}.{name}').label}数")
        by = f"以{{{{{stem}.method}}}}方式" if survey.method else ""
        about = f"就“{facts.project(survey.project).name}”项目，" if survey.project else ""
        yield (
            f"{about}面向{{{{{stem}.subject}}}}{by}开展满意度调查，发放问卷{{{{{stem}.sent}}}}，"
            f"收回有效问卷{{{{{stem}.valid}}}}。"
        )
