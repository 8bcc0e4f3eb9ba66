"""What is left, and what each costs, the nearest wrong reading beside each."""

from __future__ import annotations

import pytest

from extraction.reading import read, read_paragraphs
from extraction.rendering import relation
from hengji.report.relations import Average, Difference

LEFT = {
    "全年可用资金100万元。全年支出96万元；年末结转4万元。": "100万元 - 96万元 = 4万元",
    "全年预算86.4万元，实际支出85万元，未支出的1.4万元转下年使用。": (
        "86.4万元 - 85万元 = 1.4万元"
    ),
    "2024年项目支出预算50万元，实际支出48万元，结余2万元。": "50万元 - 48万元 = 2万元",
    "固定资产原值90万元，累计折旧30万元，净值60万元。": "90万元 - 30万元 = 60万元",
    "在职人员17人，比编制数18人少1人。": "18人 - 17人 = 1人",
    # the nearest: of another's, with something added, in two pieces
    "2024年项目支出预算50万元，实际支出48万元，驿站建设结余2万元。": "",
    "年初预算50万元，年中追加5万元，实际支出48万元，结余7万元。": "",
    "全年预算50万元，实际支出45万元，结转3万元，财政收回2万元。": "",
    "公用经费预算50万元，项目支出48万元，结余2万元。": "",
}
EACH = {
    "救助困难妇女20名，每人5000元，共10万元。": "10万元 ÷ 20名 = 5000元",
    "在19个乡镇服务站发放问卷，每站30份，共发放570份。": "570份 ÷ 19个 = 30份",
    "运转经费288万元（12个社区，每个24万元）。": "288万元 ÷ 12个 = 24万元",
    "公务用车2辆，公务用车运行维护费5.2万元，车均2.6万元。": "5.2万元 ÷ 2辆 = 2.6万元",
    # the nearest: by the month, two kinds at two prices, of other things
    "志愿者12名，每人每月1500元，全年计21.6万元。": "",
    "本科生36名、每人4000元，专科生22名、每人3000元，合计21万元。": "",
    "建成驿站8个，每户2000元，共10万元。": "",
    # in other orders
    "救助困难妇女40人，人均5000元，合计20万元。": "20万元 ÷ 40人 = 5000元",
    "奖补集体4个（农技协3个、学校1个），每个5万元，计20万元。": "20万元 ÷ 4个 = 5万元",
    "车辆运行维护费8.6万元（业务用车4辆，车均2.15万元）。": "8.6万元 ÷ 4辆 = 2.15万元",
    "在19个镇服务站发放问卷570份，每站30份。": "570份 ÷ 19个 = 30份",
    # the nearest: other things than those counted
    "在19个村发放问卷570份，每站30份。": "",
    "救助困难妇女40人，户均5000元，合计20万元。": "",
}


@pytest.mark.parametrize(("text", "said"), LEFT.items())
def test_what_is_left(text: str, said: str) -> None:
    found = [relation(one) for one in read(text).relations if isinstance(one, Difference)]
    assert found == ([f"差额 {said}"] if said else [])


@pytest.mark.parametrize(("text", "said"), EACH.items())
def test_what_each_costs(text: str, said: str) -> None:
    found = [
        relation(one)
        for one in read(text).relations
        if isinstance(one, Average) and one.total and one.count
    ]
    assert found == ([f"平均 {said}"] if said else [])


def test_the_budget_of_the_year_may_stand_above() -> None:
    told = read_paragraphs("全年预算数100万元。", "全年支出96万元；年末结转4万元。").relations
    found = [relation(one) for one in told if isinstance(one, Difference)]
    assert found == ["差额 100万元 - 96万元 = 4万元"]
