"""收支总体情况：收入预算和收入执行，收入总计与支出总计；没有填收入预算的不写。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.ledger import IncomeKind


@passage("收支总体情况")
def draft(facts: Facts) -> Iterator[str]:
    if not facts.positive("income.current") or not facts.positive("income.final"):
        return
    kinds = [
        f"{kind.value}{{{{income.final.{kind.name.lower()}}}}}"
        for kind in IncomeKind
        if facts.positive(f"income.final.{kind.name.lower()}")
    ]
    among = f"，其中：{'、'.join(kinds)}" if len(kinds) > 1 else ""
    yield "{{year}}年度收入总计{{income.total}}，支出总计{{spending.total}}。"
    yield f"本年收入{{{{income.final}}}}{among}。"
