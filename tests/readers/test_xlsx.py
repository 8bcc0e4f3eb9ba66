"""xlsx: cells, merges, hidden things and limits."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import pytest
import xlsxwriter

from endless import ends
from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document, Doubt, Format
from readers.build_xlsx import number, xlsx


def document(data: bytes, limits: Limits | None = None) -> Document:
    return read(data, "自评表.xlsx", limits)


def grid(made: Document) -> list[tuple[str, int, int, int, int]]:
    (one,) = made.tables
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in one.cells]


@pytest.fixture
def workbook() -> Document:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        form = book.add_worksheet("自评表")
        form.merge_range("A1:D1", "自评表（2024年度）")
        form.merge_range("A2:A3", "年度资金总额")
        form.write("B2", 1000, book.add_format({"num_format": "#,##0.00"}))
        form.write("C2", 0.97345, book.add_format({"num_format": "0.00%"}))
        form.write("D2", 0.1 + 0.2)
        form.write_formula("B3", "=B2/0", None, "#DIV/0!")
        form.write_formula("C3", "=B2*2", book.add_format({"num_format": "0.0"}), 2000)
        form.write_datetime(
            "D3", datetime.date(2024, 6, 30), book.add_format({"num_format": "yyyy-mm-dd"})
        )
        form.write_rich_string("A5", "填", book.add_format({"bold": True}), "报人")
        form.write_boolean("B5", True)
        form.write_blank("C5", None, book.add_format({"border": 1}))
        form.set_row(4, None, None, {"hidden": True})
        form.set_column("F:G", None, None, {"hidden": True})
        book.add_worksheet("空表")
        hidden = book.add_worksheet("旧表")
        hidden.write("B2", "旧数")
        hidden.hide()
    return document(held.getvalue())


def test_cells_as_printed(workbook: Document) -> None:
    form, old = workbook.tables
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in form.cells] == [
        ("自评表（2024年度）", 1, 1, 1, 4),
        ("年度资金总额", 2, 1, 2, 1),
        ("1,000.00", 2, 2, 1, 1),
        ("97.35%", 2, 3, 1, 1),
        ("0.3", 2, 4, 1, 1),
        ("#DIV/0!", 3, 2, 1, 1),
        ("2000.0", 3, 3, 1, 1),
        ("2024-06-30", 3, 4, 1, 1),
        ("填报人", 5, 1, 1, 1),
        ("TRUE", 5, 2, 1, 1),
        ("", 5, 3, 1, 1),
        ("", 5, 4, 1, 1),
    ]
    assert [(c.text, c.row, c.column) for c in old.cells] == [("旧数", 2, 2)]
    assert workbook.format is Format.XLSX


def test_places_name_the_sheet(workbook: Document) -> None:
    cell = workbook.tables[0].at(2, 3)
    assert cell is not None
    place = cell.place
    assert (place.part, place.table, place.row, place.column) == ("自评表", 1, 2, 3)
    assert place.quote == "97.35%"
    assert [t.number for t in workbook.tables] == [1, 2]


def test_what_is_hidden_is_read_and_noted(workbook: Document) -> None:
    notes = [(n.place.part, n.doubt, n.detail) for n in workbook.notes]
    assert notes == [
        ("自评表", Doubt.HIDDEN, "隐藏 1 行、1 列"),
        ("旧表", Doubt.HIDDEN, "隐藏的工作表“旧表”"),
    ]


def test_cells_without_references_stand_in_turn() -> None:
    rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert [(t, r, c) for t, r, c, _, _ in grid(document(xlsx(rows)))] == [
        ("1", 1, 1),
        ("", 1, 2),
        ("2", 1, 3),
        ("3", 2, 1),
        ("", 2, 2),
        ("", 2, 3),
    ]


def test_strings_keep_runs_and_drop_phonetics() -> None:
    strings = ("<r><t>青</t></r><r><t>禾</t></r><rPh><t>qīng</t></rPh>", "<t>甲_x000D_\n乙</t>")
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    first, second = grid(document(xlsx(rows, strings=strings)))
    assert (first[0], second[0]) == ("青禾", "甲\n\n乙")


def test_a_report_written_into_one_column_is_text() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="B{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for row, text in (
            (2, "一、概况"),
            (4, "青禾县总工会支出281.26万元。\n其中项目48.06万元。"),
        )
    )
    made = document(xlsx(rows))
    assert [(p.text, p.gap, p.place.part) for p in made.paragraphs] == [
        ("一、概况", 0, "表"),
        ("青禾县总工会支出281.26万元。", 1, "表"),
        ("其中项目48.06万元。", 0, "表"),
    ]


def sheet_of(rows: list[list[str]]) -> Document:
    """A worksheet of texts, as they are read."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("自评")
        for number, row in enumerate(rows):
            if len(row) == 1:
                sheet.merge_range(number, 0, number, 2, row[0])
            else:
                sheet.write_row(number, 0, row)
    return document(held.getvalue())


def test_a_report_above_and_between_the_tables_of_a_sheet_is_text() -> None:
    form = [["项目", "预算数", "决算数"], ["基本支出", "216.40", "233.20"]]
    said = [["一、概况"], ["支出281.26万元。"], ["其中项目48.06万元。"], ["结余5.74万元。"]]
    made = sheet_of(
        [*said, *form, ["二、绩效"], ["竞赛9场。"], ["慰问326人。"], ["建站4家。"], *form]
    )
    assert [p.text for p in made.paragraphs] == [
        *(row[0] for row in said), "二、绩效", "竞赛9场。", "慰问326人。", "建站4家。",
    ]  # fmt: skip
    assert [[c.text for row in t.rows for c in row] for t in made.tables] == [sum(form, [])] * 2
    assert [t.cells[0].row for t in made.tables] == [5, 11]


def test_titles_and_a_remark_stay_in_their_table() -> None:
    form = [
        ["自评表"],
        ["单位：万元"],
        ["项目", "预算", "决算"],
        ["支出", "1", "2"],
        ["说明：略。"],
    ]
    (table,) = sheet_of(form).tables
    assert [c.text for c in table.cells if c.text] == sum(form, [])


def test_numbers_in_one_column_are_a_table() -> None:
    rows = f'<row r="1">{number("A1", "1")}</row><row r="2">{number("A2", "2")}</row>'
    assert [c[0] for c in grid(document(xlsx(rows)))] == ["1", "2"]


def test_formulas_without_a_result_are_told() -> None:
    unsolved = '<c r="B1"><f>A1*2</f></c><c r="C1"><f>A1</f><v/></c>'
    (note,) = document(xlsx(f'<row r="1">{number("A1", "1")}{unsolved}</row>')).notes
    assert (note.doubt, note.detail) == (Doubt.NOT_READ, "有 2 个公式没有保存计算结果")


def test_what_shows_nothing_is_left_out() -> None:
    held = '<c r="A1" t="inlineStr"><is><t>支\u200b出2\u200b81.26\ufeff</t></is></c>'
    assert [c[0] for c in grid(document(xlsx(f'<row r="1">{held}</row>')))] == ["支出281.26"]


def test_a_missing_string_is_damage_not_a_blank() -> None:
    with pytest.raises(Unreadable, match="缺失"):
        document(xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))


def test_inline_strings_formula_texts_and_dates() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c>'
        '<c r="B1" t="str"><f>A1</f><v>乙</v></c><c r="C1" t="d"><v>2024-06-30</v></c></row>'
    )
    assert [c[0] for c in grid(document(xlsx(rows)))] == ["甲", "乙", "2024-06-30"]


def test_a_merge_is_clipped_to_what_is_used() -> None:
    first = number("A1", "1") + number("B1", "2")
    rows = f'<row r="1">{first}</row><row r="2">{number("B2", "3")}</row>'
    merged = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B1:XFD1"/></mergeCells>'
    assert grid(document(xlsx(rows, after=merged))) == [
        ("1", 1, 1, 2, 1),
        ("2", 1, 2, 1, 1),
        ("3", 2, 2, 1, 1),
    ]


def test_overlapping_merges_do_not_lose_cells() -> None:
    rows = f'<row r="1">{number("A1", "1")}{number("C1", "2")}</row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:C1"/></mergeCells>'
    cells = grid(document(xlsx(rows, after=merged)))
    assert [(c[0], c[4]) for c in cells] == [("1", 2), ("2", 1)]


def test_a_thousand_vast_merges_cost_no_time() -> None:
    rows = "".join(f'<row r="{i}">{number(f"A{i}", "1")}</row>' for i in (1, 90_000))
    merged = "".join(f'<mergeCell ref="A1:D{90_000 - i}"/>' for i in range(2_000))
    with ends():
        document(xlsx(rows, after=f"<mergeCells>{merged}</mergeCells>"))


def test_a_stray_cell_far_below_is_cut_off_with_a_note() -> None:
    rows = (
        f'<row r="1">{number("A1", "1")}</row><row r="1048576">{number("A1048576", "2")}</row>'
    )
    made = document(xlsx(rows))
    assert [c[0] for c in grid(made)] == ["1"]
    (note,) = made.notes
    assert note.doubt is Doubt.CUT_OFF


def test_a_million_rows_are_refused() -> None:
    data = xlsx("<row><c><v>1</v></c></row>" * 1_000_000)
    with pytest.raises(Unreadable, match="5000 行上限"):
        document(data, Limits(rows=5_000, ratio=2_000))
    with pytest.raises(Unreadable, match="压缩比异常"):
        document(data)


def test_limits_are_adjustable() -> None:
    rows = "".join(f"<row><c><v>{i}</v></c><c><v>1</v></c></row>" for i in range(20))
    data = xlsx(rows)
    assert len(grid(document(data))) == 40
    with pytest.raises(Unreadable, match="19 行上限"):
        document(data, Limits(rows=19))
    with pytest.raises(Unreadable, match="39 个上限"):
        document(data, Limits(cells=39))
    with pytest.raises(Unreadable, match="字上限"):
        document(data, replace(Limits(), characters=10))


def test_a_sparse_sheet_gets_no_blank_cells() -> None:
    rows = f'<row r="1">{number("A1", "1")}{number("XFD1", "2")}</row>' + "".join(
        f'<row r="{i}">{number(f"A{i}", "3")}</row>' for i in range(2, 40)
    )
    made = document(xlsx(rows))
    assert len(made.tables[0].cells) == 40


def test_what_stands_over_the_cells_is_told() -> None:
    drawing = b"<xdr><a:t> </a:t><a:t>48.06</a:t></xdr>"
    extra = {"xl/drawings/drawing1.xml": drawing, "xl/charts/chart1.xml": b"<c/>"}
    made = document(xlsx(f'<row r="1">{number("A1", "1")}</row>', extra=extra))
    assert [(n.doubt, n.detail) for n in made.notes] == [
        (Doubt.NOT_READ, "文本框"),
        (Doubt.NOT_READ, "图表"),
    ]


def test_macros_are_noted() -> None:
    data = xlsx("<row><c><v>1</v></c></row>", extra={"xl/vbaProject.bin": b"x"})
    assert [n.doubt for n in document(data).notes] == [Doubt.MACROS]


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有文字"):
        document(xlsx(""))
