"""PDF: lines and paragraphs, ruled tables, pages, what cannot be read."""

from __future__ import annotations

import io

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document, Doubt, Format, Table
from readers import build_pdf as build

LONG = (
    "2024年度青禾县总工会基本支出369.58万元，其中人员经费335.16万元，占基本支出的90.69%，"
    "公用经费34.42万元，较上年下降3.5%，厉行节约，严格把关。"
)
INDICATORS = [
    ["一级指标", "二级指标", "年度指标值", "分值", "得分"],
    ["产出指标", "数量指标", "≥10场", "10", "9.5"],
    ["", "质量指标", "100%", "20", "20"],
    ["合计", "", "", "30", "29.5"],
]
WIDTHS = [80, 80, 120, 60, 60]


def _read(data: bytes, limits: Limits | None = None) -> Document:
    return read(data, "报告.pdf", limits)


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_wrapped_lines_become_one_paragraph_and_headings_stay_apart() -> None:
    def page(canvas: Canvas) -> None:
        build.write(canvas, "一、基本情况", 80)
        y = build.wrapped(canvas, LONG, 100)
        build.wrapped(canvas, LONG, y)

    document = _read(build.drawn(page))
    assert document.format is Format.PDF
    assert document.page_count == 1
    assert [p.text for p in document.paragraphs] == ["一、基本情况", LONG, LONG]
    assert [p.place.page for p in document.paragraphs] == [1, 1, 1]


def test_short_lines_are_not_joined() -> None:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, LONG, 80)
        build.write(canvas, "（一）职能职责", 160)
        build.write(canvas, "贯彻县委部署", 180)

    texts = [p.text for p in _read(build.drawn(page)).paragraphs]
    assert texts == [LONG, "（一）职能职责", "贯彻县委部署"]


def test_a_paragraph_goes_on_over_the_page_past_header_and_page_number() -> None:
    build.drawn(lambda canvas: None)
    lines = build.lines_of(LONG * 2)

    def first(canvas: Canvas) -> None:
        build.write(canvas, "青禾县总工会绩效自评", 40)
        build.wrapped(canvas, LONG * 8, 80)
        build.write(canvas, lines[0], 720, build.LEFT + 24)
        build.write(canvas, lines[1], 740)
        build.write(canvas, "— 1 —", 820, 280)

    def second(canvas: Canvas) -> None:
        build.write(canvas, "青禾县总工会绩效自评", 40)
        for number, line in enumerate(lines[2:]):
            build.write(canvas, line, 80 + 20 * number)
        build.write(canvas, "— 2 —", 820, 280)

    document = _read(build.drawn(first, second))
    texts = [p.text for p in document.paragraphs if p.place.part == "正文"]
    assert texts == [LONG * 8, LONG * 2]
    aside = {(p.place.part, p.text) for p in document.paragraphs if p.place.part != "正文"}
    assert aside == {("页眉", "青禾县总工会绩效自评"), ("页脚", "— 1 —")}


def test_merged_cells_of_a_ruled_table() -> None:
    def page(canvas: Canvas) -> None:
        build.write(canvas, "绩效自评表", 80)
        build.ruled(canvas, INDICATORS, 100, WIDTHS, [((0, 1), (0, 2)), ((0, 3), (2, 3))])
        build.write(canvas, "填表人：甲", 240)

    document = _read(build.drawn(page))
    (table,) = document.tables
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph",
        "Table",
        "Paragraph",
    ]
    assert (table.row_count, table.column_count) == (4, 5)
    product, total = table.at(3, 1), table.at(4, 3)
    assert product is not None and (product.text, product.row_span) == ("产出指标", 2)
    assert total is not None and (total.text, total.column_span) == ("合计", 3)
    assert [c.text for c in table.rows[2]] == ["产出指标", "质量指标", "100%", "20", "20"]
    assert all(cell.certain for cell in table.cells)
    assert total.place.page == 1
    assert (total.place.row, total.place.column) == (4, 1)


def test_a_table_goes_on_over_the_page_and_its_heading_is_not_read_twice() -> None:
    rows = [[f"指标{n}", f"{n}.50", f"{n}"] for n in range(8)]
    heading = ["名称", "年初预算数", "全年执行数"]

    def first(canvas: Canvas) -> None:
        build.write(canvas, "基础数据表", 80)
        build.ruled(canvas, [heading, *rows[:4]], 650, [120, 120, 120])

    def second(canvas: Canvas) -> None:
        build.ruled(canvas, [heading, *rows[4:]], 60, [120, 120, 120])
        build.write(canvas, "填表人：甲", 260)

    (table,) = _read(build.drawn(first, second)).tables
    assert _rows(table) == [heading, *rows]
    last = table.at(9, 1)
    assert last is not None and last.place.page == 2


def test_tables_of_other_width_or_with_text_between_stay_apart() -> None:
    def first(canvas: Canvas) -> None:
        build.ruled(canvas, [["甲", "1"], ["乙", "2"]], 700, [120, 120])

    def second(canvas: Canvas) -> None:
        build.ruled(canvas, [["丙", "3"], ["丁", "4"]], 60, [120, 180])

    def third(canvas: Canvas) -> None:
        build.write(canvas, "附件2", 60)
        build.ruled(canvas, [["戊", "5"], ["己", "6"]], 80, [120, 180])

    tables = _read(build.drawn(first, second, third)).tables
    assert [_rows(table)[0] for table in tables] == [["甲", "1"], ["丙", "3"], ["戊", "5"]]
    assert [table.number for table in tables] == [1, 2, 3]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    text = "开展形式多样的劳动竞赛活动提升职工技能"

    def first(canvas: Canvas) -> None:
        build.ruled(canvas, [["名称", "说明", "得分"]], 700, [80, 120, 60])
        build.ruled(canvas, [["活动", text[:10], "9"]], 724, [80, 120, 60])

    def second(canvas: Canvas) -> None:
        y = build.HEIGHT - 60
        canvas.setFont(build.FONT, 10)
        canvas.drawString(build.LEFT + 86, y - 15, text[10:])
        for x in (72, 152, 272, 332):
            canvas.line(x, y, x, y - 24)
        canvas.line(72, y - 24, 332, y - 24)
        canvas.setFont(build.FONT, 10)

    (table,) = _read(build.drawn(first, second)).tables
    assert table.row_count == 2
    cell = table.at(2, 2)
    assert cell is not None and cell.text == text


def test_a_number_broken_in_a_narrow_cell_is_not_certain() -> None:
    def page(canvas: Canvas) -> None:
        build.ruled(canvas, [["名称", "1234567\n89.5"], ["乙", "2"]], 80, [80, 46], heights=40)

    (table,) = _read(build.drawn(page)).tables
    cell = table.at(1, 2)
    assert cell is not None and cell.text == "123456789.5" and not cell.certain


def test_landscape_by_rotation_reads_like_any_other() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(build.WIDTH, 0)
        canvas.rotate(90)
        canvas.setFont(build.FONT, 12)
        canvas.drawString(80, 500, "绩效自评表")
        for y in (440, 464, 488):
            canvas.line(80, y, 320, y)
        for x in (80, 200, 320):
            canvas.line(x, 440, x, 488)
        for text, x, y in (
            ("甲", 90, 470),
            ("12.30", 210, 470),
            ("乙", 90, 446),
            ("4", 210, 446),
        ):
            canvas.drawString(x, y, text)

    document = _read(build.drawn(page))
    assert [p.text for p in document.paragraphs] == ["绩效自评表"]
    assert _rows(document.tables[0]) == [["甲", "12.30"], ["乙", "4"]]


def test_thin_bars_are_rulings_and_a_page_frame_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(30, 30, 530, 780, stroke=1, fill=0)
        for y in (600, 624, 648):
            canvas.rect(80, y, 240, 0.5, stroke=0, fill=1)
        for x in (80, 200, 320):
            canvas.rect(x, 600, 0.5, 48, stroke=0, fill=1)
        for text, x, y in (("甲", 90, 630), ("12.30", 210, 630), ("乙", 90, 606)):
            canvas.drawString(x, y, text)
        build.write(canvas, "填表人：甲", 260)
        build.write(canvas, "填报日期", 260, 300)

    document = _read(build.drawn(page))
    assert [_rows(table) for table in document.tables] == [[["甲", "12.30"], ["乙", ""]]]
    assert [p.text for p in document.paragraphs] == ["填表人：甲  填报日期"]


def test_a_slanted_watermark_is_left_out() -> None:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, LONG, 300)
        canvas.translate(150, 400)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料请勿外传")

    assert [p.text for p in _read(build.drawn(page)).paragraphs] == [LONG]


def _picture_page(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 200)), 50, 50, 400, 600)


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(Unreadable, match="是扫描件，没有文字层"):
        _read(build.drawn(_picture_page))


def test_a_scanned_page_among_others_is_noted() -> None:
    def page(canvas: Canvas) -> None:
        build.write(canvas, "一、基本情况", 80)

    document = _read(build.drawn(page, _picture_page))
    assert [(n.doubt, n.place.page) for n in document.notes] == [(Doubt.SCANNED_PAGE, 2)]


def test_text_recognised_over_a_scan_is_doubted() -> None:
    def page(canvas: Canvas) -> None:
        _picture_page(canvas)
        text = canvas.beginText(72, 500)
        text.setTextRenderMode(3)
        text.setFont(build.FONT, 12)
        text.textLine("支出合计312.57万元")
        canvas.drawText(text)

    assert [n.doubt for n in _read(build.drawn(page)).notes] == [Doubt.UNREADABLE_TEXT]


def test_private_characters_are_reported_with_their_page() -> None:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, LONG + "\ue123", 80)

    document = _read(build.drawn(page))
    assert document.paragraphs[0].text == LONG + "\ufffd"
    assert [(n.doubt, n.place.page) for n in document.notes] == [(Doubt.UNREADABLE_TEXT, 1)]


def test_locked_cut_and_long_files_are_refused() -> None:
    def page(canvas: Canvas) -> None:
        build.write(canvas, "一、基本情况", 80)

    plain = build.drawn(page, page, page)
    writer = pypdf.PdfWriter(io.BytesIO(plain))
    writer.encrypt("打开", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(Unreadable, match="已加密"):
        _read(locked.getvalue())
    with pytest.raises(Unreadable, match="已损坏或不完整"):
        _read(plain[:300])
    with pytest.raises(Unreadable, match="2 页上限"):
        _read(plain, Limits(pages=2))
