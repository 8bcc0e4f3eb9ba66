"""PDF: what belongs together on a page and over page breaks, as programs print it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from documents import BUILDERS, load
from hengji.readers import read
from hengji.report.document import Document, Paragraph, Table
from readers import build_pdf as build

Draw = Callable[[Canvas], None]
FORM = [
    ["一级指标", "二级指标", "年度指标值", "分值"],
    ["产出指标", "数量指标", "≥10场", "15"],
    ["", "质量指标", "100%", "15"],
]
WIDTHS = [80, 100, 120, 60]
BODY = "青禾县总工会按照年初预算安排推进各项工作"


def _read(*pages: Draw) -> Document:
    return read(build.drawn(*pages), "报告.pdf")


def _texts(document: Document, part: str = "正文") -> list[str]:
    return [p.text for p in document.paragraphs if p.place.part == part]


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


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


def test_numbered_attachments_at_the_top_of_pages_are_text() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            build.write(canvas, f"附件1-{number}", 60)
            build.write(canvas, f"项目支出绩效自评表之{number}", 100)

        return draw

    texts = _texts(_read(*[page(n) for n in range(1, 5)]))
    assert [t for t in texts if t.startswith("附件")] == [
        "附件1-1",
        "附件1-2",
        "附件1-3",
        "附件1-4",
    ]


def test_the_same_title_on_top_of_every_form_is_no_header() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(build.FONT, 18)
        build.write(canvas, "项目支出绩效自评表", 80, 200)
        canvas.setFont(build.FONT, 12)
        for line in range(5):
            build.write(canvas, f"{BODY}{line}", 120 + 20 * line)

    assert _texts(_read(page, page, page)).count("项目支出绩效自评表") == 3


@pytest.mark.parametrize(
    "form",
    ["— {} —", "- {} -", "－{}－", "第{}页 共3页", "第 {} 页，共 3 页", "{}/3", "{}", "·{}·"],
)
def test_page_numbers_do_not_stay_in_the_text(form: str) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            build.wrapped(canvas, f"{number}月，{BODY * 3}。", 80)
            build.write(canvas, form.format(number), 790, 280)

        return draw

    expected = [f"{n}月，{BODY * 3}。" for n in (1, 2, 3)]
    assert _texts(_read(*[page(n) for n in (1, 2, 3)])) == expected


def test_a_figure_at_the_foot_of_a_page_that_counts_nothing_is_text() -> None:
    def first(canvas: Canvas) -> None:
        build.write(canvas, BODY, 80)

    def second(canvas: Canvas) -> None:
        build.write(canvas, BODY, 100)
        build.write(canvas, "312", 780, 280)

    assert "312" in _texts(_read(first, second))


def test_a_header_with_the_page_number_in_its_line() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            build.write(canvas, "青禾县总工会绩效自评报告", 50)
            build.write(canvas, f"{number}", 50, 500)
            build.wrapped(canvas, f"{BODY * 3}{number}。", 120 + number)

        return draw

    document = _read(*[page(n) for n in (1, 2, 3)])
    assert _texts(document) == [f"{BODY * 3}{n}。" for n in (1, 2, 3)]
    assert len(_texts(document, "页眉")) == 1


def test_ragged_lines_under_an_indented_one_are_one_paragraph() -> None:
    lines = ["　　人员经费支出158.06万元，主要用于基本工资、津贴补贴、奖金、伙食补助",
             "社会保障缴费和住房公积金，较上年增加，主要原因是调整了工资标准并补发",
             "以前年度的津贴补贴。"]  # fmt: skip

    def page(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            build.write(canvas, line, 80 + 20 * number)
        build.wrapped(canvas, BODY * 4, 160)

    assert _texts(_read(page)) == ["".join(lines).strip("　"), BODY * 4]


def test_a_centred_title_of_two_lines_is_one() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(build.FONT, 22)
        middle = (build.LEFT + build.RIGHT) / 2
        for y, line in ((80, "青禾县总工会二〇二三年度部门整体支出绩"), (112, "效自评报告")):
            canvas.drawCentredString(middle, build.HEIGHT - y, line)
        canvas.setFont(build.FONT, build.SIZE)
        build.wrapped(canvas, BODY * 5, 160)

    assert _texts(_read(page))[0] == "青禾县总工会二〇二三年度部门整体支出绩效自评报告"


def test_a_date_at_the_right_ends_its_paragraph() -> None:
    def first(canvas: Canvas) -> None:
        y = build.wrapped(canvas, BODY * 5, 80)
        canvas.drawRightString(build.RIGHT, build.HEIGHT - y - 20, "2024年3月20日")

    def second(canvas: Canvas) -> None:
        build.write(canvas, "附件1-1", 80)

    assert _texts(_read(first, second)) == [BODY * 5, "2024年3月20日", "附件1-1"]


def test_a_minus_that_ends_a_line_stays_one() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(build.LEFT, 700, "rate-")
        canvas.drawString(build.LEFT, 680, "six")
        build.ruled(canvas, [["变动率", "-"], ["执行率", "-6.25%"]], 300, [80, 80])

    document = _read(page)
    assert "\ufffe" not in "".join(p.text for p in document.paragraphs)
    assert _rows(document.tables[0]) == [["变动率", "-"], ["执行率", "-6.25%"]]


def test_text_that_hangs_out_of_a_table_stays_in_its_cell() -> None:
    def page(canvas: Canvas) -> None:
        build.ruled(canvas, [["名称", "说明"], ["会议", ""]], 80, [80, 100])
        build.write(canvas, "公务接待实行事前审批", 119, build.LEFT + 83)

    (table,) = _read(page).tables
    assert _rows(table)[1] == ["会议", "公务接待实行事前审批"]


def test_cells_set_close_to_each_other_stay_apart() -> None:
    def page(canvas: Canvas) -> None:
        build.ruled(canvas, [["甲", "乙", "丙"], ["", "", ""]], 80, [60, 36, 36])
        canvas.setFont(build.FONT, 9)
        canvas.drawRightString(build.LEFT + 59, build.HEIGHT - 119, "1234567")
        build.write(canvas, "200.00", 119, build.LEFT + 60.8)
        build.write(canvas, "86.26", 119, build.LEFT + 97.5)

    (table,) = _read(page).tables
    assert _rows(table)[1] == ["1234567", "200.00", "86.26"]


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

    document = _read(page)
    (table,) = document.tables
    assert _rows(table) == rows
    assert all(cell.certain for cell in table.cells)
    assert _texts(document) == [BODY * 3]


def test_three_rules_make_rows_of_lines() -> None:
    rows = [["项目", "预算数"], ["基本支出", "216.40"], ["项目支出", "52.00"]]

    def page(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            build.write(canvas, row[0], 216 + 20 * number, 80)
            build.write(canvas, row[1], 216 + 20 * number, 300)
        for y in (200, 222, 262):
            canvas.line(72, build.HEIGHT - y, 500, build.HEIGHT - y)

    (table,) = _read(page).tables
    assert _rows(table) == rows


def test_lines_above_and_below_a_text_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, BODY * 6, 100)
        for y in (70, 76, 300):
            canvas.line(72, build.HEIGHT - y, 516, build.HEIGHT - y)

    document = _read(page)
    assert not document.tables
    assert _texts(document) == [BODY * 6]


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

    (table,) = _read(page).tables
    assert _rows(table) == [["甲", "12.30"], ["乙", ""]]


def test_a_merged_cell_cut_by_the_page_is_one_again() -> None:
    more = [["", "时效指标", "12月底前", "15"], ["", "成本指标", "≤20万元", "15"]]
    spans = [((0, 1), (0, 2))]

    def first(canvas: Canvas) -> None:
        build.ruled(canvas, FORM, 700, WIDTHS, spans)

    def second(canvas: Canvas) -> None:
        build.ruled(canvas, more, 60, WIDTHS, [((0, 0), (0, 1))])

    (table,) = _read(first, second).tables
    cell = table.at(5, 1)
    assert cell is not None and (cell.text, cell.row, cell.row_span) == ("产出指标", 2, 4)
    assert [c.text for c in table.rows[4]] == ["产出指标", "成本指标", "≤20万元", "15"]


def test_an_empty_answer_after_the_page_break_is_not_the_one_above() -> None:
    first = [["指标", "得分", "原因"], ["培训场次", "8", "场地改造"]]
    second = [["培训人数", "10", ""], ["合格率", "10", ""]]
    (table,) = _read(
        lambda canvas: void(build.ruled(canvas, first, 700, [100, 60, 120])),
        lambda canvas: void(build.ruled(canvas, second, 60, [100, 60, 120])),
    ).tables
    assert _rows(table) == first + second


def void(_: object) -> None:
    return None


def test_rows_stay_apart_where_only_the_lower_one_lacks_its_upper_line() -> None:
    """A browser draws the line that two rows share once, on the first page."""

    def first(canvas: Canvas) -> None:
        build.ruled(canvas, FORM, 700, WIDTHS)

    def second(canvas: Canvas) -> None:
        _grid(canvas, 60, 24, capped=False, closed=True)
        _fill(canvas, 76, ["效益指标", "社会效益", "≥95%", "15"])

    (table,) = _read(first, second).tables
    assert [r[3] for r in _rows(table)] == ["分值", "15", "15", "15"]
    assert all(cell.certain for cell in table.cells)


def test_a_row_that_no_line_closes_goes_on() -> None:
    def first(canvas: Canvas) -> None:
        build.ruled(canvas, FORM, 680, WIDTHS)
        _grid(canvas, 752, 30, capped=True, closed=False)
        _fill(canvas, 768, ["效益指标", "社会效益", "职工满意度", "15"])

    def second(canvas: Canvas) -> None:
        _grid(canvas, 60, 30, capped=False, closed=True)
        _fill(canvas, 76, ["", "", "达到95%以上", ""])

    (table,) = _read(first, second).tables
    assert table.row_count == 4
    assert _rows(table)[3] == ["效益指标", "社会效益", "职工满意度\n达到95%以上", "15"]


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
    (table,) = _read(*pages).tables
    read_back = _rows(table)
    if 0 < cut < len(rows) and rows[cut] == rows[0]:
        return  # a heading that is printed again
    assert read_back == rows


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no office to print with")
def test_a_report_printed_by_an_office_is_the_report(tmp_path: Path) -> None:
    source = tmp_path / "报告.docx"
    source.write_bytes(BUILDERS["docx"](load("linjiang-2024").blocks))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
               "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    printed = source.with_suffix(".pdf").read_bytes()
    assert _plain(read(printed, "a.pdf")) == _plain(read(source.read_bytes(), "a.docx"))


def _plain(document: Document) -> list[object]:
    """Blocks without blanks, which a page cannot tell from gaps."""
    blocks: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = "".join(block.text.split())
            if text and block.place.part == "正文":
                blocks.append(text)
        else:
            blocks += [
                (c.row, c.column, c.row_span, c.column_span, "".join(c.text.split()), c.certain)
                for c in block.cells
            ]
    return blocks


@pytest.mark.parametrize("whole", [True, False])
def test_text_printed_twice_to_look_bold_is_read_once(whole: bool) -> None:
    title = "绩效自评表１１月"

    def page(canvas: Canvas) -> None:
        for text, x in [(title, 0)] if whole else [(c, 12 * n) for n, c in enumerate(title)]:
            for shift in (0, 0.4):
                build.write(canvas, text, 80, build.LEFT + x + shift)

    assert _texts(_read(page)) == [title]
