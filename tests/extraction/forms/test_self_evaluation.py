"""The self-evaluation sheet, of a department and of its projects."""

from __future__ import annotations

from decimal import Decimal

from extraction.forms.sketched import SELF, digits, forms
from hengji.extraction.forms import Tables, facts_of_forms, relations_of_tables
from hengji.report.facts import Basis
from hengji.report.forms import FormKind
from hengji.report.relations import Exhaustive, PartsOfWhole


def test_self_evaluation_whole() -> None:
    (form,) = forms(SELF)
    assert form.kind is FormKind.SELF_EVALUATION and form.certain
    total = form.fund_rows[0]
    assert [digits(f) for f in (total.initial, total.adjusted, total.executed)] == [
        "47.90",
        "52.00",
        "50.00",
    ]
    assert (digits(total.weight), digits(total.rate), digits(total.score)) == (
        "10",
        "96.15",
        "9.62",
    )
    assert [(r.level1, r.level2, r.level3.text) for r in form.rows] == [
        ("产出指标(50分)", "数量指标", "竞赛场次"),
        ("产出指标(50分)", "数量指标", "新建驿站"),
        ("效益指标", "社会效益指标", "新增会员"),
        ("满意度指标", "服务对象满意度指标", "职工满意度"),
    ]
    second = form.rows[1]
    assert second.score is not None and second.score.digits == Decimal("24.5")
    assert second.reason is not None and second.reason.text == "选址推迟"
    assert digits(form.total_weight) == "100" and digits(form.total_score) == "99.12"
    assert form.grade is not None and form.grade.text == "优"
    assert [(name, digits(f)) for name, f in form.heading_points] == [("产出指标(50分)", "50")]
    assert form.expected is not None and form.expected.text == "组织竞赛8场。"
    assert form.achieved is not None and form.achieved.text == "组织竞赛9场。"
    date = form.field("填报日期")
    assert date is not None and date.value.text == "2024年3月1日"


def test_an_execution_rate_of_one_without_a_sign_is_uncertain() -> None:
    for printed, certain in (("96.15", True), ("0.9615", False), ("1", False)):
        (form,) = forms(SELF.replace("96.15%", printed))
        rate = form.fund_rows[0].rate
        assert rate is not None and rate.certain is certain
        assert form.fund_rows[0].executed is not None and form.fund_rows[0].executed.certain


def test_facts_of_a_self_evaluation() -> None:
    facts = {f.term: f for f in facts_of_forms(forms(SELF), 2023)}
    for term, printed, basis in (
        ("年初预算数", "47.90 万元", Basis.INITIAL),
        ("全年预算数", "52.00 万元", Basis.ADJUSTED),
        ("全年执行数", "50.00 万元", Basis.FINAL),
        ("基本支出", "42.00 万元", Basis.FINAL),
        ("一般公共预算", "50.00 万元", Basis.FINAL),
    ):
        assert str(facts[term].figure) == printed and facts[term].basis is basis
        assert facts[term].certain and facts[term].year == 2023
    assert (
        str(facts["执行率"].figure) == "96.15%" and str(facts["自评总分"].figure) == "99.12 分"
    )


def test_both_natures_are_the_whole_money() -> None:
    found = relations_of_tables(Tables([]), forms(SELF))
    sums = [
        (r.total.name, [digits(p) for p in r.parts], r.exhaustive)
        for r in found
        if isinstance(r, PartsOfWhole)
    ]
    assert sums == [
        ("全年执行数", ["50.00", "0"], Exhaustive.STATED),
        ("全年执行数", ["42.00", "8.00"], Exhaustive.STATED),
    ]


PROJECT = """
项目支出绩效自评表
| 项目名称 | < | {name} | < | < | < | < | < |
| 主管部门 | < | 青禾县总工会 | < | 实施单位 | < | 青禾县总工会 | < |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| ^ | 年度资金总额 | 42.00 | 42.00 | {executed} | 10 | 90.00% | 9 |
| ^ | 其中：当年财政拨款 | 42.00 | 42.00 | {executed} | — | — | — |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
| 产出指标 | 数量指标 | 慰问人数 | ≥300人 | 326人 | 90 | 90 |  |
| 总分 | < | < | < | < | 100 | 99 |  |
"""


def test_several_project_forms() -> None:
    text = PROJECT.format(name="职工关爱服务专项", executed="37.80") + PROJECT.format(
        name="文化宫运行维护", executed="37.81"
    )
    first, second = forms(text)
    assert first.kind is second.kind is FormKind.PROJECT_EVALUATION
    assert (first.project, second.project) == ("职工关爱服务专项", "文化宫运行维护")
    scopes = {f.scope for f in facts_of_forms([first, second]) if f.term == "全年执行数"}
    assert scopes == {"职工关爱服务专项", "文化宫运行维护"}


def test_table_that_goes_on_without_a_header() -> None:
    head, _, tail = SELF.partition("| ^ | 效益指标 |")
    text = (
        head
        + "\n第2页\n"
        + "| | 效益指标 |"
        + tail.replace("| ^ | ^ |", "| | |").replace("| ^ |", "| |")
    )
    (form,) = forms(text.replace("\n第2页\n", "\n\n"))
    assert len(form.rows) == 4 and digits(form.total_score) == "99.12"


SICHUAN = """
部门预算项目支出绩效自评表（2023年度）
| 项目名称 | 送清凉 | < | < | < | < | < | < |
| 执行 | 年度预算数（万元） | 年初预算 | 调整后预算 | 预算执行数 | 执行率 | 权重 | 得分 |
| ^ | 总额 | 20.00 | 22.50 | 22.50 | 100.00% | 10 |  |
| ^ | 其中：财政资金 | 20.00 | 22.50 | 22.50 | 100.00% | / | / |
"""


def test_the_label_column_may_be_headed_like_a_budget() -> None:
    (form,) = forms(SICHUAN)
    assert [
        [digits(f) for f in (row.initial, row.adjusted, row.executed)] for row in form.fund_rows
    ] == [["20.00", "22.50", "22.50"]] * 2


def test_a_total_among_the_labels_above() -> None:
    text = """
    | 项目名称 | 送清凉 | 自评总分（分） | 98.5 |
    | 一级指标 | 三级指标 | 指标值 | 完成值 |
    | 产出指标 | 慰问人数 | 300人 | 310人 |
    """
    (form,) = forms(text)
    assert digits(form.total_score) == "98.5"


def test_a_budget_that_does_not_say_which_is_what_the_rate_is_taken_of() -> None:
    text = """
    项目绩效自评表
    | 项目名称 | 送清凉 | < | < | < |
    | 预算执行情况（万元） |  | 预算数（A） | 执行数（B） | 执行率（B/A） |
    | ^ | 年度财政资金总额 | 120 | 114 | 95% |
    """
    (form,) = forms(text)
    (row,) = form.fund_rows
    assert row.initial is None and digits(row.adjusted) == "120"
    assert row.adjusted is not None and row.adjusted.basis is Basis.BUDGET
