"""基本支出情况：预算、执行、人员经费和公用经费，取自财政账。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.reasons import ended


@passage("基本支出", needs=("initial.basic", "adjusted.basic", "final.basic"))
def draft(facts: Facts) -> Iterator[str]:
    yield (
        "基本支出是保障机构正常运转、完成日常工作任务的各项支出，包括人员经费和公用经费。"
        "{{year}}年度基本支出年初预算数{{initial.basic}}，全年预算数{{adjusted.basic}}，"
        "实际支出{{final.basic}}，其中：人员经费{{final.personnel}}、公用经费{{final.public}}。"
    )
    if facts.inputs.told.public_reason:
        yield f"公用经费与预算有差异的主要原因是：{ended(facts.inputs.told.public_reason)}"
