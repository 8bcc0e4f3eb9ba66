"""政府采购：预算和实际金额取自采购台账；没有采购的写明没有。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.reasons import ended


@passage("政府采购", needs=("procurement.budget", "procurement.actual"))
def draft(facts: Facts) -> Iterator[str]:
    if not facts.positive("procurement.budget") and not facts.positive("procurement.actual"):
        yield "{{year}}年度没有政府采购支出。"
        return
    yield (
        "{{year}}年度政府采购预算数{{procurement.budget}}，实际采购金额{{procurement.actual}}。"
    )
    if facts.inputs.told.procurement_reason:
        reason = ended(facts.inputs.told.procurement_reason)
        yield f"政府采购与预算有差异的主要原因是：{reason}"
