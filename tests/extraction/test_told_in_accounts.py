"""How final accounts put their figures, the nearest wrong reading beside each."""

from __future__ import annotations

import pytest

from extraction.reading import read, read_paragraphs
from extraction.rendering import relation
from hengji.extraction.prose import Prose
from hengji.report.facts import Basis
from hengji.report.relations import Change, Completion, PartsOfWhole, Share


def _facts(prose: Prose) -> list[tuple[str, str, Basis, str]]:
    return [(f.term, str(f.figure), f.basis, f.scope) for f in prose.facts if f.term]


def _told(prose: Prose, kind: type) -> list[str]:
    return [relation(one) for one in prose.relations if isinstance(one, kind)]


@pytest.mark.parametrize(
    "whole", ["一般公共预算财政拨款总支出", "一般公共预算财政拨款支出", "一般公共预算支出总额"]
)
def test_the_total_of_a_narrower_term_is_not_the_spending_of_all(whole: str) -> None:
    told = read(
        "本年支出合计300万元，其中一般公共预算财政拨款支出200万元。"
        f"农林水支出50万元，占{whole}的25%。"
    )
    assert _told(told, Share) == ["占比 50万元 ÷ 200万元 = 25%"]


def test_a_total_with_the_income_of_the_year_within_holds_what_was_carried_over() -> None:
    told = read(
        "2024年度总收入125万元，其中本年收入117万元。上年结转和结余8万元。"
        "2024年度总支出125万元，其中本年支出116万元。"
    )
    assert [(term, figure) for term, figure, _, _ in _facts(told)] == [
        ("收支总计", "125 万元"),
        ("收入合计", "117 万元"),
        ("上年结转", "8 万元"),
        ("收支总计", "125 万元"),
        ("支出合计", "116 万元"),
    ]
    plain = read("2024年度总收入125万元，其中财政拨款收入117万元。")
    assert _facts(plain)[0][:2] == ("收入合计", "125 万元")


def test_income_of_a_fund_is_not_the_income_of_the_unit() -> None:
    told = read("2024年全区财政性教育经费总收入109.5万元，比上年111.4万元减少1.9万元。")
    assert {scope for *_, scope in _facts(told)} == {"全区财政性教育经费"}
    assert {scope for *_, scope in _facts(read("2024年我局经费总收入109.5万元。"))} == {""}


def test_another_years_budget_is_not_this_years() -> None:
    told = read_paragraphs(
        "2024年三公经费预算40万元，其中公务接待费支出预算为22万元。",
        "公务接待费支出22万元，比2023年预算减少4万元，下降15.38%。",
    )
    change = next(one for one in told.relations if isinstance(one, Change))
    assert change.current is not None
    assert change.base is None
    own = read("公务接待费年初预算26万元，支出22万元，比2024年预算减少4万元。")
    change = next(one for one in own.relations if isinstance(one, Change))
    assert change.base is not None


def test_a_bracket_behind_a_figure_is_about_that_figure() -> None:
    told = read(
        "年初预算收入140万元，全年财政拨款收入210万元"
        "（其中一般公共预算拨款200万元，政府性基金预算拨款10万元）。"
    )
    assert _told(told, PartsOfWhole) == ["合计 210万元 = 200万元 + 10万元（未说列全）"]


def test_each_item_of_a_list_has_its_own_stands_of_the_budget() -> None:
    told = read(
        "社会保障和就业支出62万元，占5.4%，年初预算61万元，完成年初预算的101.6%；"
        "农林水支出1097万元，占94.6%，年初预算759万元，完成年初预算的144.5%。"
    )
    assert [basis for _, _, basis, _ in _facts(told)] == [
        *(Basis.FINAL, Basis.INITIAL),
        *(Basis.FINAL, Basis.INITIAL),
    ]
    assert [
        (str(c.actual.figure), str(c.budget.figure), str(c.rate.figure))
        for c in told.relations
        if isinstance(c, Completion) and c.actual and c.budget
    ] == [("62 万元", "61 万元", "101.6%"), ("1,097 万元", "759 万元", "144.5%")]
    listed = read("年初预算安排农林水支出50万元；安排住房保障支出20万元。")
    assert [basis for _, _, basis, _ in _facts(listed)] == [Basis.INITIAL] * 2


def test_a_paragraph_that_sums_a_project_up_is_about_it() -> None:
    told = read_paragraphs(
        "1.职工培训费项目绩效自评综述：项目自评得分为97.6分。项目全年预算数为58万元，"
        "执行数为55万元，完成预算的94.83%。",
        "2.系统运维费项目绩效自评综述：项目自评得分为98分。全年预算数为82万元。",
        "3.部门整体绩效自评情况：全年预算数为140万元。",
    )
    scopes = [scope for *_, scope in _facts(told)]
    assert scopes == ["职工培训费"] * 3 + ["系统运维费"] * 2 + [""]


def test_changes_of_parts_go_on_in_the_next_sentence() -> None:
    told = read_paragraphs(
        "三公经费支出决算6.31万元，其中公务用车购置及运行维护费5.06万元，公务接待费1.25万元。",
        "三公经费决算数比2023年减少2.04万元，下降24.43%。其中：公务用车购置及运行维护费"
        "减少1.05万元，下降17.18%；公务接待费减少0.99万元，下降44.2%。",
    )
    changes = [one for one in told.relations if isinstance(one, Change)]
    assert [str(c.current.figure) if c.current else "" for c in changes] == [
        "6.31 万元",
        "5.06 万元",
        "1.25 万元",
    ]


def test_compared_with_last_years_total() -> None:
    told = read_paragraphs(
        "2024年总收入662万元。", "相比2023年的总收入687万元减少25万元，下降3.64%。"
    )
    (change,) = (one for one in told.relations if isinstance(one, Change))
    assert [str(f.figure) for f in (change.current, change.base) if f] == [
        "662 万元",
        "687 万元",
    ]


def test_both_sides_told_above_change_together() -> None:
    told = read_paragraphs(
        "2024年度收入总计434万元，其中：本年收入合计430万元，年初结转和结余4万元。",
        "2024年度支出总计434万元，其中：本年支出合计430万元，年末结转和结余4万元。",
        "收入支出总体与上年相比，增加58万元，增长15.43%。",
    )
    (change,) = (one for one in told.relations if isinstance(one, Change))
    assert change.current is not None
    assert str(change.current.figure) == "434 万元"


def test_carried_over_appropriations_of_the_beginning_and_of_the_end() -> None:
    told = read("年初财政拨款结转和结余3万元，年末财政拨款结转和结余2万元。")
    assert [term for term, *_ in _facts(told)] == ["上年结转", "年末结转和结余"]


def test_what_stands_among_it() -> None:
    told = read("项目支出90万元，占45%，在项目支出当中，教育经费60万元，科研经费30万元。")
    assert _told(told, PartsOfWhole) == ["合计 90万元 = 60万元 + 30万元（未说列全）"]


def test_what_follows_a_bracket_is_of_the_figure_before_it() -> None:
    told = read(
        "2024年支出520万元（其中人员经费400万元，公用经费60万元，项目支出60万元），"
        "较2023年的500万元增加20万元，增长4%，占全县支出的2%。"
    )
    assert ("支出合计", "500 万元", Basis.PRIOR_FINAL, "") in _facts(told)
    nested = read(
        "总支出400万元：基本支出300万元（人员经费250万元、公用经费50万元），占75%；"
        "项目支出100万元，占25%。"
    )
    assert _told(nested, Share) == [
        "占比 300万元 ÷ 400万元 = 75%",
        "占比 100万元 ÷ 400万元 = 25%",
    ]
    staff = read("核定编制12名（行政编制9名、工勤编制3名），年末在职11人。")
    assert [(term, figure) for term, figure, *_ in _facts(staff)][-1] == ("在职人数", "11 人")


def test_the_rise_of_an_earlier_year_is_of_that_year() -> None:
    told = read("2024年支出合计338万元，较2023年331万元增加7万元；2023年较2022年增加29万元。")
    first, second = (one for one in told.relations if isinstance(one, Change))
    assert relation(first).startswith("变动 338万元 比 331万元")
    assert relation(second).startswith("变动 331万元 比 —")


def test_points_are_no_change_of_an_amount() -> None:
    told = read("上线1062人，合格率92.3%，比上年提高1.6个百分点。")
    (change,) = (one for one in told.relations if isinstance(one, Change))
    assert change.current is None


def test_budget_and_spending_of_an_item_before_a_colon() -> None:
    told = read("1.造林补助：预算120万元，支出118万元；2.森林防火：预算95万元，支出93万元。")
    assert _facts(told) == []
    whole = read("2024年度：预算120万元，支出118万元。")
    assert ("支出合计", "118 万元", Basis.FINAL, "") in _facts(whole)


def test_lines_of_operating_income_are_told_apart() -> None:
    told = read("事业收入9万元，其中教育事业收入6万元，科研事业收入3万元。")
    assert [scope for *_, scope in _facts(told)] == ["", "教育", "科研"]


def test_items_after_spending_and_its_budget_are_of_the_spending() -> None:
    told = read(
        "2024年一般公共预算财政拨款支出62万元，年初预算为60万元，完成年初预算的103.33%。"
        "按照功能分类，外交支出12万元；科学技术支出50万元。"
    )
    assert _told(told, PartsOfWhole) == ["合计 62万元 = 12万元 + 50万元（未说列全）"]


def test_both_sides_of_the_appropriations_are_not_those_of_all() -> None:
    told = read_paragraphs(
        "2024年度收入、支出决算总计均为150万元。",
        "财政拨款收入、支出决算总计均为131万元，与上年相比，财政拨款收、支总计各增加16万元。",
    )
    assert [(term, figure) for term, figure, *_ in _facts(told)] == [
        ("收支总计", "150 万元"),
        ("财政拨款收支总计", "131 万元"),
    ]
    (change,) = _told(told, Change)
    assert change.startswith("变动 131万元")


def test_a_heading_with_a_units_name_is_about_no_money() -> None:
    told = read_paragraphs(
        "青禾县科学技术协会2024年度部门整体支出绩效自评报告", "年初预算142万元，支出157万元。"
    )
    assert [term for term, *_ in _facts(told)] == ["年初预算数", "支出合计"]


def test_budget_and_account_with_the_rate_they_differ_by() -> None:
    told = read_paragraphs(
        "本年支出合计901万元。与年初预算相比，年初预算数820万元，决算数901万元，"
        "预决算差异率9.88%。",
        "其中：公务接待费全年预算数1万元，决算数0.7万元，预决算差异率-30%。",
    )
    assert _told(told, Change) == [
        "变动 901万元 比 820万元 增加 9.88%",
        "变动 0.7万元 比 1万元 减少 -30%",
    ]
    assert "年初预算数" not in {term for term, *_ in _facts(told)}


def test_projects_as_headings_of_sentences() -> None:
    told = read(
        "1.水质监测项目。年初预算320万元，追加20万元，全年预算340万元，支出333万元。"
        "2.垃圾清运项目。预算410万元，支出401万元，执行率97.8%。"
    )
    assert {scope for *_, scope in _facts(told)} == {"水质监测项目", "垃圾清运项目"}
    assert _told(told, Completion) == ["完成 401万元 ÷ 410万元 = 97.8%"]
    assert {scope for *_, scope in _facts(read("（二）重点项目。预算410万元。"))} == {""}


def test_services_to_workers_are_no_procurement() -> None:
    told = read("支出50万元，其中：职工活动支出12万元、职工服务支出16万元、维权支出22万元。")
    assert "政府采购服务支出" not in {term for term, *_ in _facts(told)}
    assert _told(told, PartsOfWhole) == ["合计 50万元 = 12万元 + 16万元 + 22万元（未说列全）"]
    bought = read("政府采购支出6万元，其中货物支出2万元、服务支出4万元。")
    assert "政府采购服务支出" in {term for term, *_ in _facts(bought)}


def test_a_budget_that_was_moved_since_is_not_what_was_completed() -> None:
    told = read_paragraphs(
        "年初预算数为286万元，其中基本支出206万元、项目支出80万元。",
        "年度执行中，调增基本支出14.5万元，调增项目支出5万元，调整后预算数305.5万元。",
        "全年执行数300万元，其中基本支出220万元（执行率99.77%）、项目支出80万元"
        "（执行率94.12%），总执行率98.2%。",
    )
    assert ("全年预算数", "305.5 万元", Basis.ADJUSTED, "") in _facts(told)
    completed = {str(c.rate.figure): c for c in told.relations if isinstance(c, Completion)}
    assert completed["94.12%"].budget is None
    whole = completed["98.2%"].actual
    assert whole is not None
    assert str(whole.figure) == "300 万元"


def test_a_list_is_followed_by_what_its_whole_did() -> None:
    told = read(
        "收入合计32万元。其中：财政拨款收入30万元，占93.75%；其他收入2万元，占6.25%。"
        "与上年36万元相比，减少4万元，下降11.11%。"
    )
    assert _told(told, Change) == ["变动 32万元 比 36万元 减少 4万元 11.11%"]
