"""管理效率：执行率、在职人员控制率，与附表相同；登记了固定资产台账的，加固定资产利用率。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage


@passage("管理效率", needs=("adjusted.total", "final.total", "staff.posts", "staff.in_post"))
def draft(facts: Facts) -> Iterator[str]:
    yield (
        "1.预算执行率{{rate.execution}}。{{year}}年度全年预算数{{adjusted.total}}，"
        "全年执行数{{final.total}}。"
    )
    yield (
        "2.在职人员控制率{{rate.staff}}。年末在职人数{{staff.in_post}}，编制数{{staff.posts}}。"
    )
    if facts.positive("assets.end"):
        yield (
            "3.固定资产利用率{{rate.assets}}。年末固定资产原值{{assets.end}}，"
            "在用固定资产{{assets.used}}。"
        )
