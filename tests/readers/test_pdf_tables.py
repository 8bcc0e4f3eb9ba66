"""PDF: tables by their lines or without them, on a page and over page breaks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from readers import build_pdf as build
from readers.reading_pdf import BODY, Draw, as_read, rows_of, texts_of

FORM = [
    ["一级指标", "二级指标", "年度指标值", "分值"],
    ["产出指标", "数量指标", "≥10场", "15"],
    ["", "质量指标", "100%", "15"],
]
WIDTHS = [80, 100, 120, 60]


def _grid(canvas: Canvas, y: float, height: float, capped: bool, closed: bool) -> None:
    """The lines of one row of the form, with or without those at the page break."""
    x = [build.LEFT + sum(WIDTHS[:n]) for n in range(len(WIDTHS) + 1)]
    for at in x:
        canvas.line(at, build.HEIGHT - y, at, build.HEIGHT - y - height)
    for drawn, edge in ((capped, y), (closed, y + height)):
        if drawn:
            canvas.line(x[0], build.HEIGHT - edge, x[-1], build.HEIGHT - edge)


def _fill(canvas: Canvas, y: float, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        build.write(canvas, text, y, build.LEFT + sum(WIDTHS[:number]) + 6)


def test_text_that_hangs_out_of_a_table_stays_in_its_cell() -> None:
    def page(canvas: Canvas) -> None:
        build.ruled(canvas, [["名称", "说明"], ["会议", ""]], 80, [80, 100])
        build.write(canvas, "公务接待实行事前审批", 119, build.LEFT + 83)

    (table,) = as_read(page).tables
    assert rows_of(table)[1] == ["会议", "公务接待实行事前审批"]


def test_cells_set_close_to_each_other_stay_apart() -> None:
    def page(canvas: Canvas) -> None:
        build.ruled(canvas, [["甲", "乙", "丙"], ["", "", ""]], 80, [60, 36, 36])
        canvas.setFont(build.FONT, 9)
        canvas.drawRightString(build.LEFT + 59, build.HEIGHT - 119, "1234567")
        build.write(canvas, "200.00", 119, build.LEFT + 60.8)
        build.write(canvas, "86.26", 119, build.LEFT + 97.5)

    (table,) = as_read(page).tables
    assert rows_of(table)[1] == ["1234567", "200.00", "86.26"]


def test_a_table_without_vertical_lines() -> None:
    rows = [["项目", "年初预算数", "全年执行数"], ["基本支出", "216.40", "233.20"],
            ["项目支出", "52.00", "48.06"], ["合计", "268.40", "281.26"]]  # fmt: skip

    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, BODY * 3, 80)
        for number, row in enumerate(rows):
            y = 200 + 24 * number
            canvas.line(72, build.HEIGHT - y, 500, build.HEIGHT - y)
            for x, text in zip((80, 250, 400), row, strict=True):
                build.write(canvas, text, y + 16, x)
        canvas.line(72, build.HEIGHT - 296, 500, build.HEIGHT - 296)

    document = as_read(page)
    (table,) = document.tables
    assert rows_of(table) == rows
    assert all(cell.certain for cell in table.cells)
    assert texts_of(document) == [BODY * 3]


def between_rules(
    canvas: Canvas, rows: Sequence[Sequence[tuple[float, str]]], y: float
) -> None:
    """Rows of texts at their places, with a rule above and below each."""
    for row in rows:
        canvas.line(72, build.HEIGHT - y, 500, build.HEIGHT - y)
        for x, text in row:
            build.write(canvas, text, y + 16, x)
        y += 24
    canvas.line(72, build.HEIGHT - y, 500, build.HEIGHT - y)


def test_two_texts_in_a_cell_without_vertical_lines_are_in_doubt() -> None:
    wide = [(80, "按收入性质分"), (330, "按支出性质分")]

    def page(canvas: Canvas) -> None:
        row = [(80, "资金总额"), (180, "287.00"), (330, "281.26"), (430, "10")]
        between_rules(canvas, [row, wide, wide, wide, wide], 200)

    (table,) = as_read(page).tables
    cells = {cell.text: cell.certain for cell in table.cells}
    assert cells["按收入性质分"]
    assert not cells["资金总额  287.00"]
    assert not cells["281.26  10"]


def test_a_title_between_two_tables_without_vertical_lines_is_in_neither() -> None:
    first, second = (
        [[(80, "项目"), (300, "金额")], [(80, f"支出{n}"), (300, f"{n}1.25")]] for n in "12"
    )

    def page(canvas: Canvas) -> None:
        between_rules(canvas, first, 100)
        canvas.setFont(build.FONT, 18)
        build.write(canvas, "项目支出绩效自评表", 190, 200)
        canvas.setFont(build.FONT, build.SIZE)
        between_rules(canvas, second, 200)

    document = as_read(page)
    assert texts_of(document) == ["项目支出绩效自评表"]
    assert [rows_of(table)[1][0] for table in document.tables] == ["支出1", "支出2"]


def test_three_rules_make_rows_of_lines() -> None:
    rows = [["项目", "预算数"], ["基本支出", "216.40"], ["项目支出", "52.00"]]

    def page(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            build.write(canvas, row[0], 216 + 20 * number, 80)
            build.write(canvas, row[1], 216 + 20 * number, 300)
        for y in (200, 222, 262):
            canvas.line(72, build.HEIGHT - y, 500, build.HEIGHT - y)

    (table,) = as_read(page).tables
    assert rows_of(table) == rows


def test_lines_above_and_below_a_text_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, BODY * 6, 100)
        for y in (70, 76, 300):
            canvas.line(72, build.HEIGHT - y, 516, build.HEIGHT - y)

    document = as_read(page)
    assert not document.tables
    assert texts_of(document) == [BODY * 6]


@pytest.mark.parametrize("dash", [[2, 2], [0.8, 1.6], None])
def test_dashed_and_dotted_lines(dash: list[float] | None) -> None:
    def line(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
        if dash:
            canvas.setDash(dash)
            canvas.line(x0, y0, x1, y1)
            return
        steps = int(max(x1 - x0, y1 - y0) / 2.5)
        for n in range(steps):  # as some programs draw them: dot by dot
            x, y = x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps
            canvas.rect(x - 0.4, y - 0.4, 0.8, 0.8, stroke=0, fill=1)

    def page(canvas: Canvas) -> None:
        for y in (600, 624, 648):
            line(canvas, 80, y, 320, y)
        for x in (80, 200, 320):
            line(canvas, x, 600, x, 648)
        for text, x, y in (("甲", 90, 630), ("12.30", 210, 630), ("乙", 90, 606)):
            canvas.drawString(x, y, text)

    (table,) = as_read(page).tables
    assert rows_of(table) == [["甲", "12.30"], ["乙", ""]]


def test_a_merged_cell_cut_by_the_page_is_one_again() -> None:
    more = [["", "时效指标", "12月底前", "15"], ["", "成本指标", "≤20万元", "15"]]
    spans = [((0, 1), (0, 2))]

    def first(canvas: Canvas) -> None:
        build.ruled(canvas, FORM, 700, WIDTHS, spans)

    def second(canvas: Canvas) -> None:
        build.ruled(canvas, more, 60, WIDTHS, [((0, 0), (0, 1))])

    (table,) = as_read(first, second).tables
    cell = table.at(5, 1)
    assert cell is not None and (cell.text, cell.row, cell.row_span) == ("产出指标", 2, 4)
    assert [c.text for c in table.rows[4]] == ["产出指标", "成本指标", "≤20万元", "15"]


def test_an_empty_answer_after_the_page_break_is_not_the_one_above() -> None:
    first = [["指标", "得分", "原因"], ["培训场次", "8", "场地改造"]]
    second = [["培训人数", "10", ""], ["合格率", "10", ""]]
    (table,) = as_read(
        lambda canvas: void(build.ruled(canvas, first, 700, [100, 60, 120])),
        lambda canvas: void(build.ruled(canvas, second, 60, [100, 60, 120])),
    ).tables
    assert rows_of(table) == first + second


def void(_: object) -> None:
    return None


def test_rows_stay_apart_where_only_the_lower_one_lacks_its_upper_line() -> None:
    """A browser draws the line that two rows share once, on the first page."""

    def first(canvas: Canvas) -> None:
        build.ruled(canvas, FORM, 700, WIDTHS)

    def second(canvas: Canvas) -> None:
        _grid(canvas, 60, 24, capped=False, closed=True)
        _fill(canvas, 76, ["效益指标", "社会效益", "≥95%", "15"])

    (table,) = as_read(first, second).tables
    assert [r[3] for r in rows_of(table)] == ["分值", "15", "15", "15"]
    assert all(cell.certain for cell in table.cells)


def test_a_row_that_no_line_closes_goes_on() -> None:
    def first(canvas: Canvas) -> None:
        build.ruled(canvas, FORM, 680, WIDTHS)
        _grid(canvas, 752, 30, capped=True, closed=False)
        _fill(canvas, 768, ["效益指标", "社会效益", "职工满意度", "15"])

    def second(canvas: Canvas) -> None:
        _grid(canvas, 60, 30, capped=False, closed=True)
        _fill(canvas, 76, ["", "", "达到95%以上", ""])

    (table,) = as_read(first, second).tables
    assert table.row_count == 4
    assert rows_of(table)[3] == ["效益指标", "社会效益", "职工满意度\n达到95%以上", "15"]


cells = st.text("甲乙丙丁0123.%", min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=6),
    st.integers(0, 5),
)
def test_what_is_drawn_is_read_back(rows: list[list[str]], cut: int) -> None:
    """Any table, cut between any two rows: the same cells, each of them once."""
    cut = min(cut, len(rows))
    pages: list[Draw] = []
    if cut:
        pages.append(lambda canvas: void(build.ruled(canvas, rows[:cut], 600, [90, 90, 90])))
    if cut < len(rows):
        pages.append(lambda canvas: void(build.ruled(canvas, rows[cut:], 60, [90, 90, 90])))
    (table,) = as_read(*pages).tables
    read_back = rows_of(table)
    if 0 < cut < len(rows) and rows[cut] == rows[0]:
        return  # a heading that is printed again
    assert read_back == rows
