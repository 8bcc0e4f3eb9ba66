"""xls and et: the records of BIFF, and the digits as printed."""

from __future__ import annotations

import io
import struct

import pytest
import python_calamine
import xlwt

from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document, Doubt, Format
from readers.build_xls import bare, record, saved, styled


def document(data: bytes, limits: Limits | None = None) -> Document:
    return read(data, "自评表.xls", limits)


def grid(made: Document) -> list[tuple[str, int, int, int, int]]:
    (one,) = made.tables
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in one.cells]


def test_cells_merges_formats_and_hidden_things() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("自评表")
    sheet.write_merge(0, 0, 0, 3, "自评表（2024年度）")
    sheet.write_merge(1, 2, 0, 0, "年度资金总额")
    sheet.write(1, 1, 1000, styled("#,##0.00"))
    sheet.write(1, 2, 0.97345, styled("0.00%"))
    sheet.write(1, 3, 0.1 + 0.2)
    sheet.write(2, 1, 12.34)
    sheet.write(2, 2, True)
    sheet.write(2, 3, 45473, styled('yyyy"年"m"月"d"日"'))
    sheet.write(3, 0, "", styled("0"))
    sheet.write(3, 1, "末")
    sheet.row(3).hidden = True
    sheet.col(2).hidden = True
    hidden = book.add_sheet("旧表")
    hidden.write(0, 0, "旧数")
    hidden.visibility = 1
    made = document(saved(book))
    assert [
        (c.text, c.row, c.column, c.row_span, c.column_span) for c in made.tables[0].cells
    ] == [
        ("自评表（2024年度）", 1, 1, 1, 4),
        ("年度资金总额", 2, 1, 2, 1),
        ("1,000.00", 2, 2, 1, 1),
        ("97.35%", 2, 3, 1, 1),
        ("0.3", 2, 4, 1, 1),
        ("12.34", 3, 2, 1, 1),
        ("TRUE", 3, 3, 1, 1),
        ("2024年6月30日", 3, 4, 1, 1),
        ("", 4, 1, 1, 1),
        ("末", 4, 2, 1, 1),
        ("", 4, 3, 1, 1),
        ("", 4, 4, 1, 1),
    ]
    assert [(n.place.part, n.doubt, n.detail) for n in made.notes] == [
        ("自评表", Doubt.HIDDEN, "隐藏 1 行、1 列"),
        ("旧表", Doubt.HIDDEN, "隐藏的工作表“旧表”"),
    ]
    assert made.format is Format.XLS
    assert made.tables[1].place.part == "旧表"


def test_shared_strings_run_on_over_records() -> None:
    """Every string is read whole, wherever a record of 8,224 bytes ends in it."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    texts = [("绩效" if i % 3 else "plain ascii ") * (i % 40 + 1) + str(i) for i in range(900)]
    for i, text in enumerate(texts):
        sheet.write(i, 0, text)
    assert [c[0] for c in grid(document(saved(book)))] == texts


def test_numbers_agree_with_another_reader() -> None:
    values = [0, 1, -1, 536870911, -536870912, 0.01, 1.1, 99999999.99, -0.5, 1e-5, 123456.789]
    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    for i, value in enumerate(values):
        sheet.write(i, 0, value)
    data = saved(book)
    other = python_calamine.CalamineWorkbook.from_object(io.BytesIO(data))
    expected = [row[0] for row in other.get_sheet_by_index(0).to_python()]
    found = [float(c[0]) for c in grid(document(data))]
    assert found == pytest.approx(expected, rel=1e-9)
    assert found == pytest.approx(values, rel=1e-9)


def cell(kind: int, row: int, column: int, data: bytes) -> bytes:
    return record(kind, struct.pack("<HHH", row, column, 0) + data)


def test_old_text_is_in_the_code_page() -> None:
    words = "年初预算数".encode("gbk")
    label = cell(0x0204, 0, 0, struct.pack("<H", len(words)) + words)
    made = document(bare(label, more=record(0x0042, struct.pack("<H", 936))))
    assert (grid(made)[0][0], made.tables[0].place.part) == ("年初预算数", "表")


def test_formulas_give_their_stored_result() -> None:
    def formula(column: int, result: bytes) -> bytes:
        return cell(0x0006, 0, column, result + b"\0" * 8)

    text = "优".encode("utf-16-le")
    made = document(
        bare(
            formula(0, struct.pack("<d", 97.35)),
            formula(1, b"\0\0\0\0\0\0\xff\xff"),
            record(0x0207, struct.pack("<HB", 1, 1) + text),
            formula(2, b"\x01\0\x01\0\0\0\xff\xff"),
            formula(3, b"\x02\0\x07\0\0\0\xff\xff"),
            cell(0x0205, 0, 4, b"\x2a\x01"),
            version=0x0600,
        )
    )
    assert [c[0] for c in grid(made)] == ["97.35", "优", "TRUE", "#DIV/0!", "#N/A"]


def test_packed_numbers() -> None:
    packed = [(12345 << 2) | 3, (-5 & 0x3FFFFFFF) << 2 | 2]
    row = record(
        0x00BD, struct.pack("<HH", 0, 0) + b"".join(struct.pack("<HI", 0, v) for v in packed)
        + struct.pack("<H", 1)
    )  # fmt: skip
    assert [c[0] for c in grid(document(bare(row, version=0x0600)))] == ["123.45", "-5"]


def test_a_password_is_named() -> None:
    with pytest.raises(Unreadable, match="打开密码"):
        document(bare(more=record(0x002F, b"\0" * 6), version=0x0600))


def test_a_cut_sheet_is_noted() -> None:
    number = cell(0x0203, 0, 0, struct.pack("<d", 1.5))
    made = document(bare(number, number[:7], version=0x0600)[:-4])
    assert [c[0] for c in grid(made)] == ["1.5"]
    assert made.notes[-1].doubt is Doubt.CUT_OFF


def test_limits_hold() -> None:
    cells = [cell(0x0203, i, 0, struct.pack("<d", i)) for i in range(30)]
    with pytest.raises(Unreadable, match="20 行上限"):
        document(bare(*cells, version=0x0600), Limits(rows=20))
    with pytest.raises(Unreadable, match="20 个上限"):
        document(bare(*cells, version=0x0600), Limits(cells=20))


def test_et_is_told_by_its_content() -> None:
    book = xlwt.Workbook()
    book.add_sheet("s").write(0, 0, "x")
    assert read(saved(book), "自评表.et").format is Format.XLS
