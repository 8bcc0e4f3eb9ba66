"""Sums and completions told behind what they are of, the nearest wrong reading beside each."""

from __future__ import annotations

import pytest

from extraction.reading import read
from extraction.rendering import relation

TOGETHER = {
    "人员经费60.2万元、公用经费12.3万元，二者合计72.5万元。": (
        "合计 72.5万元 = 60.2万元 + 12.3万元（列全）"
    ),
    "工资福利支出60.2万元，商品和服务支出12.3万元，资本性支出2.5万元，三项相加为75.0万元。": (
        "合计 75.0万元 = 60.2万元 + 12.3万元 + 2.5万元（列全）"
    ),
    "一是购置图书20万元；二是维修场馆25万元；三是读书活动15万元。三项共计60万元。": (
        "合计 60万元 = 20万元 + 25万元 + 15万元（列全）"
    ),
    "教育支出20万元，卫生健康支出15万元，农林水支出25万元。以上支出合计60万元。": (
        "合计 60万元 = 20万元 + 15万元 + 25万元（列全）"
    ),
    "三年分别投入20万元、26万元、34万元，三年累计80万元。": (
        "合计 80万元 = 20万元 + 26万元 + 34万元（列全）"
    ),
    "三项工作共投入资金60万元，分别为20万元、25万元和15万元。": (
        "合计 60万元 = 20万元 + 25万元 + 15万元（列全）"
    ),
    "全年开展活动22场次，其中：比赛3场、展演8场、讲座11场。": "列举 22场次 = 3场 + 8场 + 11场",
}
APART = (
    # two stands of a budget beside an income; two of the same kind were told before it
    "财政拨款收入120万元，支出决算、预算分别为115万元、118万元。",
    "支出分别为100万元、120万元，分别为80万元、90万元。",
    # more was told before than the sentence of the sum follows, or another number of items
    "购置设备20万元。维修场馆25万元，读书活动15万元。以上合计60万元。",
    "一是购置图书20万元；二是维修场馆25万元。三项共计60万元。",
)
COMPLETED = {
    "计划改造道路25公里，实际完成27公里，完成计划的108%。": "完成 27公里 ÷ 25公里 = 108%",
    "新建堤防目标5公里，实际完成4.5公里，完成年度目标的90%。": "完成 4.5公里 ÷ 5公里 = 90%",
    "项目资金年初下达500万元，年底已列支487.5万元，执行进度达97.5%。": (
        "完成 487.5万元 ÷ 500万元 = 97.5%"
    ),
    "计划投资1200万元，已完成投资1140万元，完成率95%。": "完成 1140万元 ÷ 1200万元 = 95%",
    "整合资金1.86亿元，支出1.81亿元，支出进度97.31%。": "完成 1.81亿元 ÷ 1.86亿元 = 97.31%",
}


@pytest.mark.parametrize(("text", "said"), TOGETHER.items())
def test_sums(text: str, said: str) -> None:
    assert [relation(one) for one in read(text).relations] == [said]


@pytest.mark.parametrize("text", APART)
def test_what_was_not_told_together_makes_no_sum(text: str) -> None:
    assert not [one for one in read(text).relations if "（列全）" in relation(one)]


@pytest.mark.parametrize(("text", "said"), COMPLETED.items())
def test_completions(text: str, said: str) -> None:
    assert [relation(one) for one in read(text).relations] == [said]


BEHIND = {
    "与上年相比，支出增加20万元（上年80万元，本年100万元），增幅为25%。": (
        "变动 100万元 比 80万元 增加 20万元 25%"
    ),
    "在册156人（较上年减少12人，上年168人，下降7.14%）。": (
        "变动 156人 比 168人 减少 12人 7.14%"
    ),
    "优良率92.6%，较上年提高1.2个百分点（上年91.4%）。": (
        "变动 92.6% 比 91.4% 增加 1.2个百分点"
    ),
    "编制数由80名调整为76名，减少4名。": "变动 76名 比 80名 减少 4名",
    "防治面积达到30.5万亩，比目标30万亩超出0.5万亩。": "变动 30.5万亩 比 30万亩 增加 0.5万亩",
    "预算数与决算数差额为33.6万元（预算1320万元，决算1286.4万元）。": (
        "差额 1320万元 - 1286.4万元 = 33.6万元"
    ),
    "人均公用经费2.5万元（公用经费50万元，在职20人）。": "平均 50万元 ÷ 20人 = 2.5万元",
    "为128名环卫工人每人发放价值300元的慰问品，合计3.84万元。": (
        "平均 3.84万元 ÷ 128名 = 300元"
    ),
    "全县137个村（社区）中，已建成农家书屋137个，覆盖率100%。": "占比 137个 ÷ 137个 = 100%",
    "项目资金500万元，其中上级资金312万元，本级资金188万元。": (
        "合计 500万元 = 312万元 + 188万元（未说列全）"
    ),
}


@pytest.mark.parametrize(("text", "said"), BEHIND.items())
def test_figures_told_behind_or_beside(text: str, said: str) -> None:
    assert [relation(one) for one in read(text).relations] == [said]


def test_where_money_came_from_is_not_all_of_it() -> None:
    told = read("项目资金500万元，其中上级资金312万元，本级资金188万元。").facts
    assert [str(one.figure.digits) for one in told if one.term == "项目支出"] == ["500"]


NESTED = {
    "全年支出100万元，其中基本支出60万元，人员经费50万元，公用经费10万元，项目支出40万元。": (
        "合计 100万元 = 60万元 + 40万元（未说列全）"
    ),
    "政府采购总额53万元，其中授予中小企业47万元、授予小微企业31万元。": (
        "合计 53万元 = 47万元（未说列全）"
    ),
    "人员经费50万元、公用经费10万元、基本支出60万元、项目支出40万元，合计100万元。": (
        "合计 100万元 = 60万元 + 40万元（列全）"
    ),
    "项目总投资1850万元，其中：中央预算内资金1200万元，县级配套650万元；已完成投资1800万元。": (
        "合计 1850万元 = 1200万元 + 650万元（未说列全）"
    ),
    # the nearest: shortened to less than the items, projects and 专项经费 side by side
    "项目支出共计24.3万元，分别为系统建设经费10.96万元、审计专项经费7.03万元、"
    "投资评审经费6.34万元。": ("合计 24.3万元 = 10.96万元 + 7.03万元 + 6.34万元（列全）"),
    # the nearest: what a part holds is no more than the whole leaves room for
    "总收入120万元，其中本年收入110万元，年初结转10万元。": (
        "合计 120万元 = 110万元 + 10万元（未说列全）"
    ),
}


@pytest.mark.parametrize(("text", "said"), NESTED.items())
def test_parts_of_a_part_in_one_list(text: str, said: str) -> None:
    assert said in [relation(one) for one in read(text).relations]


def test_the_change_of_a_part_is_not_measured_against_the_whole() -> None:
    found = read(
        "本年支出128万元，较上年120万元增加8万元，其中人员经费增加5万元，公用经费减少2万元。"
    ).relations
    assert [relation(one) for one in found] == [
        "变动 128万元 比 120万元 增加 8万元",
        "变动 — 比 — 增加 5万元",
        "变动 — 比 — 减少 2万元",
    ]


def test_what_is_left_is_not_what_was_spent() -> None:
    found = read(
        "科研项目经费到位86万元，支出79.12万元，尚结余6.88万元，执行率为92%。"
    ).relations
    assert "完成 79.12万元 ÷ 86万元 = 92%" in [relation(one) for one in found]


def test_the_total_of_an_average_may_stand_behind_it() -> None:
    found = read("公务用车3辆，平均每辆车运行维护费3.1万元，全年共9.3万元。").relations
    assert [relation(one) for one in found] == ["平均 9.3万元 ÷ 3辆 = 3.1万元"]
