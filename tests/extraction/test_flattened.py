"""Flattened forms: put back with certainty, or declared uncertain; never a number guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endless import ends
from hengji.extraction.flattened import restore
from hengji.extraction.forms import Tables, facts_of_forms, find_forms
from hengji.extraction.identity import Identity, identify
from hengji.kernel.places import Place
from hengji.report.document import Document, Doubt, Format, Paragraph, Table
from hengji.report.forms import Form, FormKind, IndicatorRow


def lines(text: str) -> Document:
    """A document of paragraphs only, one a line."""
    kept = [line for line in text.strip("\n").split("\n") if line.strip()]
    blocks = tuple(
        Paragraph(line, Place("自评.txt", block=i, start=0, end=len(line), quote=line))
        for i, line in enumerate(kept)
    )
    return Document("自评.txt", Format.TEXT, "", blocks)


def form_of(text: str) -> tuple[Form, Document]:
    document = restore(lines(text))
    (form,) = find_forms(Tables([document]), Identity())
    return form, document


HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因",
)
ROWS = [
    ("产出指标", "数量指标", "竞赛场次", "≥8场", "9场", "25", "25", ""),
    ("", "", "新建驿站", "4", "4", "15", "15", ""),
    ("", "质量指标", "建档准确率", "≥98%", "95%", "10", "9.5", "票据收齐较晚"),
    ("效益指标", "社会效益指标", "新增会员", "≥300人", "310人", "30", "30", ""),
    ("满意度指标", "服务对象满意度指标", "职工满意度", "≥95%", "96%", "10", "10", ""),
]
TOTAL = ("总分", "90", "89.5")


def cell_a_line() -> str:
    cells = [*HEADS, *(c for row in ROWS for c in row if c), *TOTAL]
    return "部门整体支出绩效自评表\n" + "\n".join(cells)


def wrapped_heads() -> str:
    return (
        cell_a_line()
        .replace("年度指标值", "年度\n指标值")
        .replace("实际完成值", "实际\n完成值")
    )


def row_a_line() -> str:
    rows = [" ".join(c for c in row if c) for row in (HEADS, *ROWS, TOTAL)]
    return "部门整体支出绩效自评表\n" + "\n".join(rows)


def one_line() -> str:
    return "部门整体支出绩效自评表\n" + " ".join(
        c for row in (HEADS, *ROWS, TOTAL) for c in row if c
    )


def pipes() -> str:
    cells = [f"{c} |" for row in (HEADS, *ROWS) for c in row]
    return "部门整体支出绩效自评表\n" + "\n".join([*cells, *(f"{c} |" for c in TOTAL)])


@pytest.mark.parametrize("layout", [cell_a_line, wrapped_heads, row_a_line, one_line, pipes])
def test_rows_come_back(layout: object) -> None:
    assert callable(layout)
    form, document = form_of(str(layout()))
    found = [
        (r.level3.text, r.target and r.target.text, r.actual and r.actual.text,
         str(r.weight and r.weight.digits), str(r.score and r.score.digits))
        for r in form.rows
    ]  # fmt: skip
    assert found == [row[2:7] for row in ROWS]
    assert form.rows[1].level1 == "产出指标" and form.rows[1].level2 == "数量指标"
    assert form.rows[2].reason is not None and form.rows[2].reason.text == "票据收齐较晚"
    assert all(r.certain for r in form.rows) and not document.notes
    assert form.total_score is not None and str(form.total_score.figure) == "89.5 分"


def test_a_dropped_cell_leaves_doubt() -> None:
    form, document = form_of(cell_a_line().replace("\n310人", ""))
    assert form.rows and not any(r.certain for r in form.rows)
    assert [n.doubt for n in document.notes] == [Doubt.FLATTENED_TABLE]


FUNDS = """
部门整体支出绩效自评表
年度预算申请（万元）
年初预算数
全年预算数
全年执行数
分值
执行率
得分
年度资金总额
268.40
287.00
281.26
10
98.00%
9.80
"""


def test_funds_with_a_value_for_every_heading() -> None:
    form, _ = form_of(FUNDS)
    facts = {f.term: f for f in facts_of_forms([form])}
    assert str(facts["全年执行数"].figure) == "281.26 万元" and facts["全年执行数"].certain


def test_funds_with_a_value_missing_are_uncertain() -> None:
    form, document = form_of(FUNDS.replace("287.00\n", ""))
    amounts = [f for f in facts_of_forms([form]) if f.term != "执行率"]
    assert not any(f.certain for f in amounts)
    assert document.notes[0].doubt is Doubt.FLATTENED_TABLE


def test_base_data_three_values_certain_two_not() -> None:
    text = """
    部门整体支出绩效评价基础数据表
    财政供养人员情况（人）
    编制数
    2022年实际在职人数
    控制率
    16
    15
    93.75%
    经费控制情况（万元）
    上年决算数
    本年预算数
    本年决算数
    三公经费
    5.70
    5.50
    5.00
    项目支出
    52.00
    48.06
    其中：公车购置
    公用经费
    33.20
    33.00
    31.35
    """
    document = restore(lines("\n".join(line.strip() for line in text.split("\n"))))
    (form,) = find_forms(Tables([document]), Identity())
    facts = facts_of_forms([form])
    certain = {f.term for f in facts if f.certain}
    assert {"三公经费", "公用经费", "编制数", "在职人数"} <= certain
    assert "项目支出" not in certain
    purchase = next(r for r in form.base_rows if "公车购置" in r.label)
    assert purchase.prior is purchase.budget is purchase.final is None


def test_glued_cells_are_noted_and_not_read() -> None:
    text = FUNDS.split("268.40", maxsplit=1)[0] + "268.40287.00281.261098.00%9.80\n"
    document = restore(lines(text))
    assert Doubt.GLUED_CELLS in [n.doubt for n in document.notes]
    facts = facts_of_forms(find_forms(Tables([document]), Identity()))
    assert not [f for f in facts if f.certain]


def test_blocks_stay_in_order_and_numbered_apart() -> None:
    document = restore(lines("前言。\n" + cell_a_line() + "\n填表人：甲\n后记。"))
    numbers = [b.place.block for b in document.blocks]
    assert numbers == sorted(set(numbers))
    assert [isinstance(b, Table) for b in document.blocks] == [False, False, True, False, False]


def test_prose_is_left_alone() -> None:
    text = "一、部门概况\n（一）职能职责\n服务职工。\n执行率98%，得分9.8分。"
    document = lines(text)
    assert restore(document) is document


LEAST = """
部门整体支出绩效自评表
一级指标
二级指标
三级指标
年度
指标值
实际
完成值
分值
得分
偏差原因分析及改进措施
产出指标
数量指标
指标1竞赛场次
8
9
25
25
指标2
……
质量指标
指标1建档准确率
100
100
25
25
0
……
效益指标
社会效益
指标
指标1新增会员
300
310
30
30
指标2
满意度
指标
服务对象满意度指标
指标1职工满意度
95
96
10
10
总分
100
90
"""


def read_rows(form: Form) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (
            r.level2, r.level3.text, r.target.text if r.target else "",
            r.actual.text if r.actual else "", str(r.weight and r.weight.digits),
            str(r.score and r.score.digits),
        )
        for r in form.rows
    ]  # fmt: skip


def test_rows_that_nobody_filled_in_are_no_indicators() -> None:
    form, document = form_of(LEAST)
    assert read_rows(form) == [
        ("数量指标", "指标1竞赛场次", "8", "9", "25", "25"),
        ("质量指标", "指标1建档准确率", "100", "100", "25", "25"),
        ("社会效益指标", "指标1新增会员", "300", "310", "30", "30"),
        ("服务对象满意度指标", "指标1职工满意度", "95", "96", "10", "10"),
    ]
    assert all(r.certain for r in form.rows) and not document.notes
    assert form.rows[-1].level1 == "满意度指标"


def test_headings_wrapped_side_by_side() -> None:
    form, _ = form_of(
        """
        项目支出绩效自评表
        2022年度)
        项目名称 送清凉
        主管部门 青禾县总工会 实施单位 青禾县总工会
        项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分
        (万元)
        年度资金总额 20.0 18.0 17.1 10 95% 9.5
        其中:当年财政拨款 20.0 18.0 17.1
        一级指标 二级指标 三级指标 年度 实际 分值 得分 偏差原因分析及改进措施
        指标值 完成值
        产出指标 数量指标 慰问人数 100人 90人 50 45 部分职工外出
        社会效益 知晓率 90% 90% 40 40
        指标
        总分 100 94.5
        """.replace("        ", "")
    )
    assert form.project == "送清凉"
    total = form.fund_rows[0]
    assert total.executed is not None and str(total.executed.figure) == "17.1 万元"
    assert read_rows(form) == [
        ("数量指标", "慰问人数", "100人", "90人", "50", "45"),
        ("社会效益", "知晓率", "90%", "90%", "40", "40"),
    ]
    assert all(r.certain for r in form.rows)
    assert form.total_weight is not None and form.total_score is not None


WHOLE = (
    "附件: 项目支出绩效自评表 (2022年度) 项目名称 送清凉 主管部门 219-青禾县总工会 "
    "实施单位 219001-青禾县工人文化宫 项目资金 (万元) 年初预算数 全年预算数 全年执行数 分值 "
    "执行率 得分 年度资金总额: 90 90 89.97 10 99.97% 10 其中:本年财政拨款 90 90 89.97 "
    "上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 慰问职工。 已慰问职工。 绩效指标 "
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
    "产出指标(50分) 数量指标 慰问人数 ≥50人 50 8 8 质量指标 发放合格率 ≥100百分比 100 8 8 "
    "流程合规性 严格执行 达成预期指标 8 8 成本指标 总成本 ≤90万元 90 8 8 "
    "满意度指标(10分) 满意度指标 公众满"
)


def test_a_form_in_one_paragraph_keeps_its_title_year_and_unit() -> None:
    document = restore(lines(WHOLE))
    identity = identify(Tables([document]), ())
    assert identity.fiscal_year == 2022
    assert identity.unit is not None and identity.unit.value == "青禾县工人文化宫"
    (form,) = find_forms(Tables([document]), identity)
    assert form.kind is FormKind.PROJECT_EVALUATION and form.project == "送清凉"
    total = form.fund_rows[0]
    assert total.executed is not None and str(total.executed.figure) == "89.97 万元"
    assert total.executed.certain and total.executed.scope == "送清凉"


def test_a_text_that_breaks_off_leaves_doubt_in_its_last_row_only() -> None:
    form, document = form_of(WHOLE)
    assert read_rows(form)[:4] == [
        ("数量指标", "慰问人数", "≥50人", "50", "8", "8"),
        ("质量指标", "发放合格率", "≥100百分比", "100", "8", "8"),
        ("质量指标", "流程合规性", "严格执行", "达成预期指标", "8", "8"),
        ("成本指标", "总成本", "≤90万元", "90", "8", "8"),
    ]
    assert [r.certain for r in form.rows] == [True, True, True, False]
    assert [n.doubt for n in document.notes] == [Doubt.FLATTENED_TABLE]


BARS = """
部门预算项目支出绩效自评表(2023年度) |
项目名称 |
送清凉 |
预算执行情况(10分) |
年度预算数(万元) |
年初预算 |
调整后预算数 |
预算执行数 |
预算执行率 |
权重 |
得分 |
原因 |
总额 |
20.00 |
22.50 |
22.50 |
100.00% |
10 |
|
1.预算执行率=预算执行数/调整后预算数,未达到90%的需说明原因。 |
其中:财政资金 |
20.00 |
22.50 |
22.50 |
100.00% |
/ |
/ |
其他资金 |
|
|
|
|
/ |
/ |
绩效指标(90分) |
一级指标 |
二级指标 |
三级指标 |
指标性质 |
指标值 |
度量单位 |
完成值 |
权重 |
得分 |
未完成原因分析 |
产出指标 |
数量指标 |
慰问人数 |
≥ |
300 |
人 |
|
60 |
|
|
效益指标 |
社会效益指标 |
发放成本 |
≤ |
30 |
万元 |
|
30 |
|
|
合计 |
100 |
|
|
"""


def test_a_cell_and_a_bar_a_line() -> None:
    form, _ = form_of(BARS)
    total = form.fund_rows[0]
    amounts = [total.initial, total.adjusted, total.executed]
    assert [str(f.figure) for f in amounts if f] == ["20.00 万元", "22.50 万元", "22.50 万元"]
    assert all(f.certain for f in amounts if f)
    assert [r.label for r in form.fund_rows] == ["总额", "其中:财政资金", "其他资金"]
    assert [r.target.text for r in form.rows if r.target] == ["≥300人", "≤30万元"]
    assert [r.score for r in form.rows] == [None, None]
    assert form.total_score is None
    assert form.total_weight is not None and str(form.total_weight.figure) == "100 分"


def test_prose_ends_a_flattened_table() -> None:
    prose = (
        "3.分析评价申报内容是否与实际相符\n"
        "申报内容与实际相符，目标合理可行。\n"
        "（三）项目自评步骤及方法\n"
        "围绕绩效目标设定评价指标，采用公众评判等方式评价。\n"
        "二、项目资金申报及使用情况\n"
        "全年批复预算资金10万元。"
    )
    rows = cell_a_line().rsplit("\n总分", maxsplit=1)[0]
    document = restore(lines(f"{rows}\n{prose}"))
    assert [p.text for p in document.paragraphs][-6:] == prose.split("\n")
    (form,) = find_forms(Tables([document]), Identity())
    assert len(form.rows) == len(ROWS)


def test_a_nameless_project_does_not_speak_for_the_unit() -> None:
    text = FUNDS.replace("部门整体支出绩效自评表", "项目支出绩效自评表")
    form, _ = form_of(text)
    facts = facts_of_forms([form])
    assert form.kind is FormKind.PROJECT_EVALUATION and form.project == ""
    assert facts and all(f.scope for f in facts)


def test_an_empty_form_has_no_indicators() -> None:
    text = (
        "项目绩效目标申报表\n一级指标 二级指标 指标内容 指标值 备注 产出指标 数量指标 质量指标 "
        "时效指标 成本指标 … 效益指标 经济效益指标 社会效益指标 … 满意度指标 具体指标 ……"
    )
    forms = find_forms(Tables([restore(lines(text))]), Identity())
    assert not [r for form in forms for r in form.rows if r.certain]


@pytest.mark.parametrize(
    "line",
    [
        "一级指标 二级指标 三级指标 年度指标值 分值 得分",
        "甲乙丙丁",
        "10",
        "数量指标",
        "|",
        "指标1",
    ],
)
def test_many_lines_of_one_kind_take_no_time(line: str) -> None:
    document = lines("\n".join([*HEADS, *([line] * 1500)]))
    with ends(line):
        find_forms(Tables([restore(document)]), Identity())


_NAMES = [
    "竞赛场次",
    "走访职工人数",
    "办结率",
    "2024年会员数",
    "100人以上企业建会数",
    "职工满意度",
]
_VALUES = ["≥8场", "9场", "300人", "95%", "12", "100", "及时", "年底前", "0", "达成预期指标"]
_POINTS = ["5", "10", "12.5", "20", "0"]
_REASONS = ["", "", "人手不足", "0", "受天气影响，部分场次取消。", "/", "无"]
_LEVELS = [
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
]  # fmt: skip
Drawn = tuple[str, str, str, str, str, str]


@st.composite
def drawn_rows(draw: st.DrawFn) -> list[tuple[tuple[str, str], Drawn]]:
    return [
        (
            level,
            (
                draw(st.sampled_from(_NAMES)), draw(st.sampled_from(_VALUES)),
                draw(st.sampled_from(_VALUES)), draw(st.sampled_from(_POINTS)),
                draw(st.sampled_from(_POINTS)), draw(st.sampled_from(_REASONS)),
            ),
        )
        for level in _LEVELS
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip


def _printed(rows: list[tuple[tuple[str, str], Drawn]]) -> list[list[str]]:
    """Every row with the levels that are new in it, as merged cells leave them."""
    found: list[list[str]] = [list(HEADS)]
    before = ("", "")
    for level, cells in rows:
        first = [] if level[0] == before[0] else [level[0]]
        second = [] if level == before else [level[1]]
        found.append([*first, *second, *cells])
        before = level
    return [*found, ["总分", "100", "95"]]


def test_a_reason_before_a_name_that_is_a_level_too_is_no_name() -> None:
    """职工满意度 is an indicator or a level: the row may begin there or with 人手不足."""
    level = ("满意度指标", "服务对象满意度指标")
    found = _flat([
        (level, ("竞赛场次", "≥8场", "≥8场", "5", "5", "人手不足")),
        (level, ("职工满意度", "≥8场", "12", "5", "0", "")),
    ])  # fmt: skip
    assert not [row.level3 for row in found if row.certain and row.level3.text == "人手不足"]


@settings(max_examples=120, deadline=None)
@given(drawn_rows(), st.sampled_from(["dropped", "blank", "spaces", "one line", "bars"]))
def test_what_is_certain_is_right(rows: list[tuple[tuple[str, str], Drawn]], way: str) -> None:
    table = _printed(rows)
    filled = [[c for c in row if c] for row in table]
    text = {
        "dropped": "\n".join(c for row in filled for c in row),
        "blank": "\n".join(c for row in table for c in row),
        "spaces": "\n".join(" ".join(row) for row in filled),
        "one line": " ".join(c for row in filled for c in row),
        "bars": "\n".join(f"{c} |".strip() for row in table for c in row),
    }[way]
    known = {(c[0], c[1], c[2], c[3], c[4]) for _, c in rows}
    for row in (r for r in _rows_of(text) if r.certain):
        texts = (row.level3, row.target, row.actual, row.weight_text, row.score_text)
        assert tuple(t.text if t else "" for t in texts) in known


def _flat(rows: list[tuple[tuple[str, str], Drawn]]) -> list[IndicatorRow]:
    """These rows as read from one cell a line, empty cells dropped."""
    return _rows_of("\n".join(c for row in _printed(rows) for c in row if c))


def _rows_of(text: str) -> list[IndicatorRow]:
    document = restore(spaced(f"部门整体支出绩效自评表\n{text}\n填表人：甲"))
    return [r for form in find_forms(Tables([document]), Identity()) for r in form.rows]


def spaced(text: str) -> Document:
    """A document of paragraphs that keep the number of empty lines before them."""
    blocks: list[Paragraph] = []
    gap = 0
    for line in text.split("\n"):
        if not line:
            gap += 1
            continue
        place = Place("自评.txt", block=len(blocks), start=0, end=len(line), quote=line)
        blocks.append(Paragraph(line, place, gap=gap))
        gap = 0
    return Document("自评.txt", Format.TEXT, "", tuple(blocks))


def test_empty_lines_show_which_cells_are_blank() -> None:
    """A target that nobody filled in: without the empty line all would move up by one."""
    cells = ["产出指标", "数量指标", "竞赛场次", "≥8场", "9场", "25", "25", ""]
    blank = ["质量指标", "建档准确率", "", "95%", "15", "15", "票据收齐较晚"]
    last = ["效益指标", "社会效益指标", "新增会员", "300人", "310人", "30", "30", ""]
    text = "\n".join(["部门整体支出绩效自评表", *HEADS, *cells, *blank, *last, *TOTAL])
    (form,) = find_forms(Tables([restore(spaced(text))]), Identity())
    assert [(r.level3.text, r.actual.text if r.actual else "") for r in form.rows] == [
        ("竞赛场次", "9场"),
        ("建档准确率", "95%"),
        ("新增会员", "310人"),
    ]
    assert all(r.certain for r in form.rows)
