"""工会经费收支：收入按来源、支出按科目，都取自工会账；与财政账分开，不相加。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.composition.union import income_kinds, subjects


@passage("工会经费收支", needs=("received.total", "adjusted.total", "final.total"))
def draft(facts: Facts) -> Iterator[str]:
    income = [f"{name}{{{{{key}}}}}" for key, name in income_kinds(facts.figures)]
    among = f"，其中：{'、'.join(income)}" if len(income) > 1 else ""
    yield f"{{{{year}}}}年度工会经费收入合计{{{{received.total}}}}{among}。"
    spent = [
        f"{name}{{{{final.class.{name}}}}}"
        for name in subjects(facts.figures)
        if facts.positive(f"final.class.{name}")
    ]
    among = f"，其中：{'、'.join(spent)}" if len(spent) > 1 else ""
    yield (
        f"全年预算数{{{{adjusted.total}}}}，支出合计{{{{final.total}}}}{among}；"
        "预算执行率{{rate.execution}}。"
    )
