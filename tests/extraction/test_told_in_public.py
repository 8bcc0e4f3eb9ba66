"""What published budgets and final accounts say of their figures, paragraph after paragraph."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts
from extraction.reading import read_paragraphs
from extraction.rendering import relation

TOLD = {
    "2024年单位预算支出800万元，其中：基本支出500万元，项目支出300万元。"
    "按支出功能分类：教育支出700万元，卫生健康支出60万元，住房保障支出40万元。"
    "按支出经济分类：工资福利支出600万元，商品和服务支出200万元。": [
        "合计 800万元 = 500万元 + 300万元（未说列全）",
        "合计 800万元 = 700万元 + 60万元 + 40万元（未说列全）",
        "合计 800万元 = 600万元 + 200万元（未说列全）",
    ],
    "房产税收入300万元，占年初预算320万元的93.8%；契税收入90万元，占年初预算100万元的90%。": [
        "完成 300万元 ÷ 320万元 = 93.8%",
        "完成 90万元 ÷ 100万元 = 90%",
    ],
    "2024年会议费支出12万元，比上年累计支出15万元减少3万元，下降20%。": [
        "变动 12万元 比 15万元 减少 3万元 20%",
    ],
    "2024年政府采购预算90万元，其中货物类50万元，服务类40万元。"
    "比2023年预算80万元增加10万元，增幅12.5%。": [
        "合计 90万元 = 50万元 + 40万元（未说列全）",
        "变动 90万元 比 80万元 增加 10万元 12.5%",
    ],
    "批准年初一般公共预算收入9.5亿元，其中：本级收入6.1亿元，转移性收入3.4亿元。": [
        "合计 9.5亿元 = 6.1亿元 + 3.4亿元（未说列全）",
    ],
    "2024年机关运行经费30万元，主要用于开支办公费12万元，公务用车运行维护费4万元，"
    "其他交通费用14万元。": ["合计 30万元 = 12万元 + 4万元 + 14万元（未说列全）"],
    "2024年单位预算收入640万元。其中：财政拨款收入600万元，占预算收入的93.75%；"
    "其他收入40万元，占总收入6.25%。": [
        "合计 640万元 = 600万元 + 40万元（未说列全）",
        "占比 600万元 ÷ 640万元 = 93.75%",
        "占比 40万元 ÷ 640万元 = 6.25%",
    ],
    "2024年财政拨款收支总预算900万元。收入包括：一般公共预算拨款880万元、上年结转20万元；"
    "支出包括：教育支出800万元、住房保障支出100万元。": [
        "合计 900万元 = 880万元 + 20万元（未说列全）",
        "合计 900万元 = 800万元 + 100万元（未说列全）",
    ],
    "2024年财政拨款收支总预算900万元。收入包括：一般公共预算拨款900万元。"
    "支出包括：教育支出800万元、住房保障支出100万元。": [
        "合计 900万元 = 900万元（未说列全）",
        "合计 900万元 = 800万元 + 100万元（未说列全）",
    ],
    "2024年基本支出300万元，项目支出200万元。基本支出中，工资福利支出260万元，"
    "商品和服务支出40万元。": ["合计 300万元 = 260万元 + 40万元（未说列全）"],
    "2024年授予中小企业合同金额36万元。货物采购授予中小企业合同金额占货物支出金额的80%。": [
        "占比 — ÷ — = 80%",
    ],
    "2024年项目支出200万元，其中自评资金180万元，占一般公共预算项目支出总额的100%。": [
        "合计 200万元 = 180万元（未说列全）",
        "占比 180万元 ÷ — = 100%",
    ],
    "2024年总收入120万元，其中本年收入110万元，年初结转和结余10万元。"
    "与上年决算数相比，总收入增加20万元，增长20%。": [
        "合计 120万元 = 110万元 + 10万元（未说列全）",
        "变动 120万元 比 — 增加 20万元 20%",
    ],
    "本单位共有车辆3辆，其中，应急保障用车1辆、执法执勤用车2辆，其他用车0辆。": [
        "合计 3辆 = 1辆 + 2辆 + 0辆（列全）",
    ],
    "2024年年初预算500万元，其中人员经费300万元，公用经费200万元；年中追加80万元"
    "（其中人员经费50万元），调整后预算数580万元，预算调整率16%。": [
        "合计 500万元 = 300万元 + 200万元（未说列全）",
        "合计 80万元 = 50万元（未说列全）",
        "变动 580万元 比 500万元 增减 16%",
    ],
    "2024年培训费支出预算为5.00万元，支出决算为4.00万元，完成预算的80%，决算数小于预算数的"
    "主要原因是压减规模，与上年相比减少1.00万元，减少20%。": [
        "完成 4.00万元 ÷ 5.00万元 = 80%",
        "变动 4.00万元 比 — 减少 1.00万元 20%",
    ],
    "2024年拨付技能竞赛补助资金60万元，与2023年拨付的全部技能竞赛和培训补助资金50万元相比"
    "增加10万元，增长20%。": ["变动 60万元 比 50万元 增加 10万元 20%"],
    "2024年财政拨款收入总计90万元，其中：年初财政拨款结转和结余10万元，"
    "本年财政拨款收入80万元。": ["合计 90万元 = 10万元 + 80万元（未说列全）"],
    "2024年度，实有人数15人，其中：在职人员12人，离休人员0人，退休人员3人。": [
        "合计 15人 = 12人 + 0人 + 3人（未说列全）",
    ],
    "2024年会议费支出4.00万元，控制率80%；与上年5.00万元相比下降20%。": [
        "完成 4.00万元 ÷ — = 80%",
        "变动 4.00万元 比 5.00万元 减少 20%",
    ],
}


@pytest.mark.parametrize(("text", "said"), TOLD.items())
def test_told_in_one_paragraph(text: str, said: list[str]) -> None:
    assert [relation(one) for one in read_paragraphs(text).relations] == said


def test_items_below_the_paragraph_whose_spending_they_split() -> None:
    found = read_paragraphs(
        "2024年财政拨款支出总计260万元，比上年减少10万元，主要原因是：厉行节约。其中：",
        "1.教育支出230万元，主要用于日常教学。",
        "2.住房保障支出30万元，主要用于住房公积金。",
    ).relations
    assert "合计 260万元 = 230万元 + 30万元（未说列全）" in map(relation, found)


def test_of_budget_and_spending_an_item_counts_with_what_its_total_is() -> None:
    found = read_paragraphs(
        "2024年项目支出决算100万元，具体情况如下：",
        "1.技能竞赛项目支出预算70万元，支出决算60万元。",
        "2.走访慰问项目支出预算50万元，支出决算40万元。",
    ).relations
    assert "合计 100万元 = 60万元 + 40万元（未说列全）" in map(relation, found)


def test_shares_of_items_are_of_the_figure_that_all_but_one_prove() -> None:
    found = read_paragraphs(
        "2024年一般公共预算财政拨款支出400.00万元。主要用于以下几个方面：",
        "（1）一般公共服务支出300.00万元，占75.0%，较年初预算数增加8.00万元。",
        "（2）社会保障和就业支出60.00万元，占15.0%。",
        "（3）卫生健康支出24.00万元，占6.5%。",
        "（4）住房保障支出16.00万元，占4.0%。",
    ).relations
    shares = [relation(one) for one in found if relation(one).startswith("占比")]
    assert shares == [
        "占比 300.00万元 ÷ 400.00万元 = 75.0%",
        "占比 60.00万元 ÷ 400.00万元 = 15.0%",
        "占比 24.00万元 ÷ 400.00万元 = 6.5%",
        "占比 16.00万元 ÷ 400.00万元 = 4.0%",
    ]


def test_shares_that_no_figure_proves_stay_without_a_whole() -> None:
    found = read_paragraphs(
        "2024年一般公共预算财政拨款支出500.00万元。主要用于以下几个方面：",
        "（1）一般公共服务支出300.00万元，占75.0%。",
        "（2）社会保障和就业支出60.00万元，占15.0%。",
        "（3）住房保障支出16.00万元，占4.0%。",
    ).relations
    shares = [relation(one) for one in found if relation(one).startswith("占比")]
    assert shares == [
        "占比 300.00万元 ÷ — = 75.0%",
        "占比 60.00万元 ÷ — = 15.0%",
        "占比 16.00万元 ÷ — = 4.0%",
    ]


def test_in_a_budget_what_is_only_called_spending_is_not_yet_spent() -> None:
    said = facts("青禾县总工会2024年部门预算公开", "2024年商品和服务支出20.00万元。")
    assert said == ["商品和服务支出 20.00万元"]


def test_a_blank_between_the_digits_of_a_number_leaves_it_whole_and_in_doubt() -> None:
    found = read_paragraphs("2024年项目支出1 234.56万元。").facts
    assert [(str(f.figure), f.certain) for f in found] == [("1,234.56 万元", False)]


def test_the_cars_of_the_form_by_another_wording_are_no_repairs() -> None:
    said = facts("2024年公务用车购置费及运行维护费支出决算3.20万元。")
    assert said == ["公务用车购置及运行维护费 3.20万元 决算"]


QUARTERS = {
    "一季度支出20万元，二季度支出30万元，三季度支出10万元，四季度支出40万元，"
    "全年支出100万元。": ["合计 100万元 = 20万元 + 30万元 + 10万元 + 40万元（列全）"],
    "全年共办理案件20件，一季度3件，二季度5件，三季度6件，四季度6件。": [
        "合计 20件 = 3件 + 5件 + 6件 + 6件（列全）"
    ],
    "一季度支出20万元，截至二季度支出50万元，截至三季度支出60万元，截至四季度支出100万元，"
    "全年支出100万元。": [],
    "全年共走访职工90户，一季度30户，二季度20户，三季度30户，四季度20户。": [],
}


@pytest.mark.parametrize(("text", "said"), QUARTERS.items())
def test_quarters_make_the_year_where_they_are_told_apart(text: str, said: list[str]) -> None:
    found = [relation(one) for one in read_paragraphs(text).relations]
    assert [one for one in found if one.startswith("合计")] == said


def test_shares_of_figures_told_above_by_their_label() -> None:
    found = read_paragraphs(
        "项目总投资500.00万元，资金到位480.00万元，其中县级配套资金到位80.00万元。",
        "累计支付工程款400.00万元，占到位资金的83.33%，占总投资的80%。",
    ).relations
    shares = [relation(one) for one in found if relation(one).startswith("占比")]
    assert shares == [
        "占比 400.00万元 ÷ 480.00万元 = 83.33%",
        "占比 400.00万元 ÷ 500.00万元 = 80%",
    ]


def test_staff_with_the_retired_are_not_the_staff_in_office() -> None:
    said = facts("实有人数15人，其中：在职人员12人，退休人员3人。")
    assert [one for one in said if one.startswith("在职")] == ["在职人数 12人"]


def test_money_that_has_arrived_is_not_yet_spent() -> None:
    said = facts("项目资金到位98万元，项目资金实际支出95万元。")
    assert said == ["项目支出 95万元 决算"]


def test_of_two_wholes_that_shares_fit_it_is_the_one_their_parts_make() -> None:
    found = read_paragraphs(
        "2024年支出合计1,268.92万元。",
        "2024年一般公共预算财政拨款支出1,256.22万元。",
        "（1）社会保障和就业支出136.28万元，占10.8%。",
        "（2）卫生健康支出48.76万元，占3.9%。",
        "（3）农林水支出1,023.54万元，占81.5%。",
        "（4）住房保障支出47.64万元，占3.8%。",
    ).relations
    shares = [relation(one) for one in found if relation(one).startswith("占比")]
    assert shares[2] == "占比 1023.54万元 ÷ 1256.22万元 = 81.5%"
    assert all("÷ 1256.22万元" in one for one in shares)


def test_rates_of_several_projects_are_not_the_rate_of_all() -> None:
    said = facts("各项目预算执行率分别为98.75%、100%、96.60%。")
    assert said == [f"预算执行率 {one}% 〔各项目〕" for one in ("98.75", "100", "96.60")]


def test_a_fund_in_brackets_is_of_the_figure_before_them() -> None:
    said = facts(
        "“三公”经费支出决算14.28万元（其中：一般公共预算支出14.28万元；政府性基金预算支出0万元）。"
    )
    assert "一般公共预算 14.28万元 决算 〔三公经费〕" in said
    assert "政府性基金预算 0万元 决算 〔三公经费〕" in said
