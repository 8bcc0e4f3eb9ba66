"""“三公”经费：预算数和决算数逐项列出，三项之和等于总数。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.reasons import ended


@passage("“三公”经费", needs=("initial.three_public", "final.three_public"))
def draft(facts: Facts) -> Iterator[str]:
    yield (
        "{{year}}年度“三公”经费预算数{{initial.three_public}}，"
        "决算数{{final.three_public}}，其中：公务用车购置及运行维护费预算数{{initial.car}}、"
        "决算数{{final.car}}，因公出国（境）费预算数{{initial.abroad}}、"
        "决算数{{final.abroad}}，公务接待费预算数{{initial.reception}}、"
        "决算数{{final.reception}}。"
    )
    if facts.inputs.told.three_public_reason:
        reason = ended(facts.inputs.told.three_public_reason)
        yield f"“三公”经费与预算有差异的主要原因是：{reason}"
