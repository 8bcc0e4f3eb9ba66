"""Indicator rows in whatever layout, their targets and totals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.forms.sketched import YEAR, digits, forms
from hengji.extraction.forms import Tables, find_forms
from hengji.kernel.places import Place
from hengji.report.document import Cell, Document, Format, Table

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


def test_a_numbered_slot_struck_out_is_no_indicator() -> None:
    (form,) = forms("""项目支出绩效自评表
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 效益指标 | 社会效益指标 | 指标1：保障供水 | 12户 | 12户 | 10 | 10 |
| ^ | 生态效益指标 | 指标1：/ | / | / |  |  |
| ^ | 可持续影响指标 | 指标2： |  |  |  |  |
""")
    assert [row.level3.text for row in form.rows] == ["指标1：保障供水"]
