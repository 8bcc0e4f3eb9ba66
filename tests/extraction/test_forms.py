"""The official forms, in several layouts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.audit.example import sketch
from hengji.extraction.forms import Tables, facts_of_forms, find_forms, relations_of_tables
from hengji.extraction.identity import Identity
from hengji.kernel.places import Place
from hengji.report.document import Cell, Document, Format, Table
from hengji.report.facts import Basis, Fact
from hengji.report.forms import Form, FormKind
from hengji.report.relations import Exhaustive, PartsOfWhole
from hengji.report.report import Identified

YEAR = Identity(year=Identified("2023"))


def forms(text: str) -> tuple[Form, ...]:
    return find_forms(Tables([sketch(text)]), YEAR)


def digits(fact: Fact | None) -> str | None:
    return str(fact.figure.digits) if fact else None


SELF = """
部门整体支出绩效自评表
| 预算单位名称 | < | 青禾县总工会 | < | < | < | < | < | < |
| 年度预算申请（万元） |  | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| ^ | 年度资金总额 | < | 47.90 | 52.00 | 50.00 | 10 | 96.15% | 9.62 |
| ^ | 按收入性质分： | < | < | < | 按支出性质分： | < | < | < |
| ^ | 其中：一般公共预算：50.00 | < | < | < | 其中：基本支出：42.00 | < | < | < |
| ^ | 政府性基金拨款：0 | < | < | < | 项目支出：8.00 | < | < | < |
| 年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < |
| ^ | 组织竞赛8场。 | < | < | < | 组织竞赛9场。 | < | < | < |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
| ^ | 产出指标（50分） | 数量指标 | 竞赛场次 | ≥8场 | 9场 | 25 | 25 |  |
| ^ | ^ | ^ | 新建驿站 | 4家 | 4家 | 25 | 24.5 | 选址推迟 |
| ^ | 效益指标 | 经济效益指标 |  |  |  |  |  |  |
| ^ | ^ | 社会效益指标 | 新增会员 | ≥300人 | 310人 | 30 | 30 |  |
| ^ | 满意度指标 | 服务对象满意度指标 | 职工满意度 | ≥95% | 96% | 10 | 10 |  |
| 总分 | < | < | < | < | < | 100 | 99.12 |  |
| 评价等次 | < | < | < | < | < | 优 | < | < |
填表人：周启明    填报日期：2024年3月1日    联系电话：0731-55501201
"""


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


BASE = """
部门整体支出绩效评价基础数据表
填报单位：青禾县总工会
| 财政供养人员情况 | 编制数 | 2023年实际在职人数 | 控制率 |
| ^ | 16 | 15 | 93.75% |
| 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 |
| 三公经费 | 5.70 | 5.50 | 5.00 |
| 1、公务用车购置和维护经费 | 3.60 | 3.50 | 3.24 |
| 其中：公车购置 | 0 | 0 | 0 |
| 公车运行维护 | 3.60 | 3.50 | 3.24 |
| 2、出国经费 | 0 | 0 | 0 |
| 3、公务接待 | 2.10 | 2.00 | 1.76 |
| 项目支出： | 46.30 | 52.00 | 48.06 |
| 1、业务工作经费 | 36.50 | 42.00 | 38.46 |
| 2、运行维护经费 |  |  |  |
| …… |  |  |  |
| 公用经费 | 33.20 | 33.00 | 31.35 |
| 其中：办公费 | 13.90 | 14.00 | 13.10 |
| 政府采购金额 | —— | 12.00 | 11.58 |
| 厉行节约保障措施 |  |  |  |
填表人：周启明
"""


def test_base_data_hierarchy() -> None:
    (form,) = forms(BASE)
    assert form.kind is FormKind.BASE_DATA
    assert [(r.depth, r.label, r.parent) for r in form.base_rows] == [
        (0, "三公经费", ""),
        (1, "1、公务用车购置和维护经费", "三公经费"),
        (2, "其中:公车购置", "1、公务用车购置和维护经费"),
        (2, "公车运行维护", "1、公务用车购置和维护经费"),
        (1, "2、出国经费", "三公经费"),
        (1, "3、公务接待", "三公经费"),
        (0, "项目支出:", ""),
        (1, "1、业务工作经费", "项目支出:"),
        (1, "2、运行维护经费", "项目支出:"),
        (0, "公用经费", ""),
        (1, "其中:办公费", "公用经费"),
        (0, "政府采购金额", ""),
    ]
    purchase = form.base_rows[-1]
    assert purchase.prior is None and digits(purchase.final) == "11.58"


def test_facts_of_base_data() -> None:
    facts = facts_of_forms(forms(BASE), 2023)
    found = {(f.term, f.year, f.basis): str(f.figure) for f in facts}
    assert found["公用经费", 2022, Basis.PRIOR_FINAL] == "33.20 万元"
    assert found["公用经费", 2023, Basis.FINAL] == "31.35 万元"
    assert found["编制数", 2023, Basis.UNSTATED] == "16 人"
    assert found["在职人数", 2023, Basis.UNSTATED] == "15 人"
    assert all(f.certain for f in facts)


def test_three_public_expenses_are_whole_by_definition() -> None:
    found = [
        r for r in relations_of_tables(Tables([]), forms(BASE)) if isinstance(r, PartsOfWhole)
    ]
    whole = {(r.total.name, digits(r.total)): r for r in found}
    assert whole["三公经费", "5.00"].exhaustive is Exhaustive.BY_DEFINITION
    assert [digits(p) for p in whole["三公经费", "5.00"].parts] == ["3.24", "0", "1.76"]
    assert whole["公用经费", "31.35"].exhaustive is Exhaustive.OPEN
    assert whole["项目支出", "48.06"].exhaustive is Exhaustive.OPEN


def test_unstated_unit_is_uncertain() -> None:
    facts = facts_of_forms(forms(BASE.replace("（万元）", "")))
    money = [f for f in facts if f.term == "公用经费"]
    assert money and not any(f.certain for f in money)


def test_unit_of_the_form_is_taken() -> None:
    facts = facts_of_forms(forms(BASE.replace("（万元）", "（元）")))
    assert {f.figure.unit.symbol for f in facts if f.term == "公用经费"} == {"元"}


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


def test_goals_without_results() -> None:
    text = """
    | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 产出指标 | 数量指标 | 竞赛场次 | ≥8场 |
    """
    (form,) = forms(text)
    assert form.kind is FormKind.GOALS and form.rows[0].actual is None


def test_cover_and_sign_off() -> None:
    text = """
    部门（单位）名称：云岭市临江区总工会
    预算编码：129001
    评价方式：部门（单位）绩效自评
    报告日期：2025年4月18日
    | 姓名 | 职务/职称 | 单位 | 签字 |
    | 宁若溪 | 主任 | 云岭市临江区总工会 |  |
    | 部门（单位）意见： 同意。 负责人（签章）： 日期：2025年4月18日 | < | < | < |
    """
    kinds = [f.kind for f in forms(text)]
    assert kinds == [FormKind.COVER, FormKind.EVALUATORS, FormKind.SIGN_OFF]
    code = forms(text)[0].field("预算编码")
    assert code is not None and code.value.text == "129001"


def test_plain_table_is_no_form() -> None:
    assert forms("| 姓名 | 年龄 |\n| 甲 | 3 |") == ()


Logical = tuple[str, str, str, str, str, str, str]
_WORD = st.sampled_from(["竞赛场次", "慰问人数", "新建驿站", "培训期数", "办结率", "会员数"])
_VALUE = st.sampled_from(["≥8场", "9场", "300人", "95%", "12", "及时", "年底前"])
_POINTS = st.sampled_from(["5", "10", "12.5", "20"])
_LEVELS = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"),
           ("满意度指标", "服务对象满意度指标")]  # fmt: skip


@st.composite
def logical_rows(draw: st.DrawFn) -> list[Logical]:
    rows: list[Logical] = []
    for level1, level2 in _LEVELS:
        for _ in range(draw(st.integers(1, 2))):
            values = (draw(_WORD), draw(_VALUE), draw(_VALUE), draw(_POINTS), draw(_POINTS))
            rows.append((level1, level2, *values))
    return rows


HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
EXTRA = ("评分标准", "序号", "备注", "计量单位")


def laid_out(
    rows: list[Logical], style: str, lead: bool, extra: str, at: int, down: int
) -> Table:
    """The rows as a table: levels merged, repeated or left blank below the first."""
    heads = [*HEADS[:at], *([extra] if extra else []), *HEADS[at:]]
    offset = 1 if lead else 0
    cells = [("绩效指标", 1, 1, len(rows) + 1)] if lead else []
    cells += [(text, 1, offset + i, 1) for i, text in enumerate(heads, 1)]
    columns = [offset + heads.index(h) + 1 for h in HEADS]
    for r, row in enumerate(rows):
        for level, (text, column) in enumerate(zip(row, columns, strict=True)):
            above = r > 0 and level < 2 and rows[r - 1][: level + 1] == row[: level + 1]
            if above and style == "merged":
                continue
            span = 1
            if level < 2 and style == "merged":
                while r + span < len(rows) and rows[r + span][: level + 1] == row[: level + 1]:
                    span += 1
            cells.append(("" if above and style == "blank" else text, r + 2, column, span))
        if extra:
            cells.append(("说明", r + 2, offset + at + 1, 1))
    cells = [(text, row + down, column, span) for text, row, column, span in cells]
    cells += [("部门整体支出绩效自评表", n, 1, 1) for n in range(1, down + 1)]
    place = Place("表.docx", block=0, table=1)
    made = [
        Cell(t, r, c, Place("表.docx", block=0, table=1, row=r, column=c, quote=t), s)
        for t, r, c, s in sorted(cells, key=lambda cell: (cell[1], cell[2]))
    ]
    return Table(tuple(made), place, 1)


@settings(max_examples=60, deadline=None)
@given(
    logical_rows(),
    st.sampled_from(["merged", "repeated", "blank"]),
    st.booleans(),
    st.sampled_from(["", *EXTRA]),
    st.integers(0, len(HEADS)),
    st.integers(0, 1),
)
def test_any_layout_gives_the_same_rows(
    rows: list[Logical], style: str, lead: bool, extra: str, at: int, down: int
) -> None:
    table = laid_out(rows, style, lead, extra, at, down)
    document = Document("表.docx", Format.DOCX, "", (table,))
    (form,) = find_forms(Tables([document]), YEAR)
    found = [
        (
            r.level1, r.level2, r.level3.text, r.target.text if r.target else "",
            r.actual.text if r.actual else "", str(r.weight.digits) if r.weight else "",
            str(r.score.digits) if r.score else "",
        )
        for r in form.rows
    ]  # fmt: skip
    assert found == rows
    assert all(r.certain for r in form.rows)


@pytest.mark.parametrize(
    ("label", "weight", "score", "certain"),
    [
        ("| 总分 | 100 | 95 |", "100", "95", True),
        ("| 绩效自评综合得分 | 95 |", None, "95", True),
        ("| 总分 | 95 |", None, "95", False),
    ],
)
def test_totals_of_a_row_that_lost_its_merges(
    label: str, weight: str | None, score: str, certain: bool
) -> None:
    text = f"""
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
    | 产出指标 | 数量指标 | 竞赛场次 | ≥8场 | 9场 | 90 | 85 |  |
    {label}
    """
    (form,) = forms(text)
    assert digits(form.total_weight) == weight
    assert form.total_score is not None and form.total_score.certain is certain
    assert digits(form.total_score) == score


ACCOUNTS = """
青禾县总工会收入支出决算总表
单位：万元
| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |
| 一、一般公共预算财政拨款收入 | 1 | 281.26 | 一、一般公共服务支出 | 8 | 226.46 |
| 二、事业收入 | 2 | 5.00 | 二、住房保障支出 | 9 | 59.80 |
| 本年收入合计 | 3 | 286.26 | 本年支出合计 | 10 | 286.26 |
"""


def test_final_accounts_for_comparison() -> None:
    (form,) = forms(ACCOUNTS)[:1]
    assert form.kind is FormKind.FINAL_ACCOUNTS
    facts = {f.term: f for f in facts_of_forms(forms(ACCOUNTS))}
    assert str(facts["事业收入"].figure) == "5.00 万元"
    assert facts["一般公共服务支出"].basis is Basis.FINAL and facts["一般公共服务支出"].certain


def sums(text: str) -> list[tuple[str, list[str | None], Exhaustive, bool]]:
    return [
        (str(r.total.figure.digits), [digits(p) for p in r.parts], r.exhaustive, r.certain)
        for r in relations_of_tables(Tables([sketch(text)]), ())
        if isinstance(r, PartsOfWhole)
    ]


def test_a_row_of_totals() -> None:
    text = """
    各项目支出情况（单位：万元）
    | 项目 | 预算金额 | 支出金额 | 执行率 |
    | 送清凉 | 10 | 9.5 | 95% |
    | 困难帮扶 | 14 | 14 | 100% |
    | 合计 | 24 | 23.5 | 97.92% |
    """
    stated = Exhaustive.STATED
    assert sums(text) == [
        ("24", ["10", "14"], stated, True),
        ("23.5", ["9.5", "14"], stated, True),
    ]


def test_classes_and_items_by_code() -> None:
    text = """
    支出决算表（单位：万元）
    | 科目编码 | 科目名称 | 支出金额 |
    | 201 | 一般公共服务支出 | 12.5 |
    | 20129 | 群众团体事务 | 12.5 |
    | 2012901 | 行政运行 | 10 |
    | 2012906 | 工会事务 | 2.5 |
    | 221 | 住房保障支出 | 3 |
    | | 合计 | 15.5 |
    """
    assert [(total, parts) for total, parts, _, _ in sums(text)] == [
        ("15.5", ["12.5", "3"]),
        ("12.5", ["12.5"]),
        ("12.5", ["10", "2.5"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 金额 |\n| 其中：甲 | 3 |\n| 乙 | 4 |\n| 合计 | 9 |",
        "| 项目 | 比例 |\n| 甲 | 30 |\n| 乙 | 40 |\n| 合计 | 90 |",
        "| 年份 | 序号 |\n| 甲 | 1 |\n| 乙 | 2 |\n| 合计 | 9 |",
    ],
)
def test_no_sum_where_the_layout_leaves_doubt(text: str) -> None:
    assert sums(text) == []


def test_sum_in_an_unstated_unit_is_uncertain() -> None:
    text = "| 项目 | 金额 |\n| 甲 | 3 |\n| 乙 | 4 |\n| 合计 | 9 |"
    assert [certain for *_, certain in sums(text)] == [False]


SICHUAN = """
部门预算项目支出绩效自评表（2023年度）
| 项目名称 | 送清凉 | < | < | < | < | < | < |
| 执行 | 年度预算数（万元） | 年初预算 | 调整后预算 | 预算执行数 | 执行率 | 权重 | 得分 |
| ^ | 总额 | 20.00 | 22.50 | 22.50 | 100.00% | 10 |  |
| ^ | 其中：财政资金 | 20.00 | 22.50 | 22.50 | 100.00% | / | / |
"""


def test_the_label_column_may_be_headed_like_a_budget() -> None:
    (form,) = forms(SICHUAN)
    for row in form.fund_rows:
        figures = [digits(f) for f in (row.initial, row.adjusted, row.executed)]
        assert figures == ["20.00", "22.50", "22.50"]


SIGNED = """
| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 |
| 产出指标 | 数量指标 | 慰问人数 | ≥ | 300 | 人 | 310 | 60 | 60 |
| 效益指标 | 社会效益指标 | 发放成本 | ≤ | 30 | 万元 | 28 | 20 | 20 |
| 满意度指标 | 满意度指标 | 满意度 | ≥ | 90% | % | 95% | 10 | 10 |
| 满意度指标 | 满意度指标 | 反响 | 定性 | 良好 | / | 良好 | 10 | 9 |
| 合计 | 100 |
"""


def test_sign_and_unit_belong_to_the_target() -> None:
    (form,) = forms(SIGNED)
    targets = [r.target.text for r in form.rows if r.target]
    assert targets == ["≥300人", "≤30万元", "≥90%", "良好"]


def test_one_total_is_of_the_column_that_it_is_the_sum_of() -> None:
    (form,) = forms(SIGNED)
    assert digits(form.total_weight) == "100" and form.total_score is None


def test_an_adjusted_target_is_the_one_in_force() -> None:
    text = """
    | 指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 完成值 | 权重 | 得分 |
    | 慰问人数 | 人 | ≥ | 120 | 100 | 110 | 50 | 50 |
    | 培训期数 | 期 | ≥ | 4 |  | 4 | 50 | 50 |
    """
    (form,) = forms(text)
    assert [r.target.text for r in form.rows if r.target] == ["≥100人", "≥4期"]


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


def test_a_block_starts_afresh_below_rows_nobody_knows() -> None:
    text = """
    部门整体支出绩效评价基础数据表
    | 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 |
    | 项目支出 | 60 | 60 | 60 |
    | 2专项资金（一个专项一行） |  |  |  |
    | 春节慰问资金 | 30 | 30 | 30 |
    | 三公经费 | 5.70 | 5.50 | 5.00 |
    """
    (form,) = forms(text)
    assert [(r.depth, r.term) for r in form.base_rows] == [
        (0, "项目支出"),
        (1, "专项资金"),
        (1, ""),
        (0, "三公经费"),
    ]


def test_a_numbered_slot_struck_out_is_no_indicator() -> None:
    (form,) = forms("""项目支出绩效自评表
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 效益指标 | 社会效益指标 | 指标1：保障供水 | 12户 | 12户 | 10 | 10 |
| ^ | 生态效益指标 | 指标1：/ | / | / |  |  |
| ^ | 可持续影响指标 | 指标2： |  |  |  |  |
""")
    assert [row.level3.text for row in form.rows] == ["指标1：保障供水"]
