"""Word 97–2003: text, numbering, merged cells, tracked changes; what is refused.

``data/report.doc`` is a report of a made-up unit saved by an office program; the builder
of damaged files changes its bytes.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import pytest

from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document, Doubt, Format

_SAMPLE = Path(__file__).parent / "data" / "report.doc"
_MAIN = b"\xec\xa5"


def _bytes() -> bytes:
    return _SAMPLE.read_bytes()


@cache
def _document() -> Document:
    return read(_bytes(), "报告.doc")


def _changed(at: int, value: int) -> bytes:
    """The sample with a number of its header changed."""
    data = bytearray(_bytes())
    struct.pack_into("<H", data, data.index(_MAIN) + at, value)
    return bytes(data)


def test_headings_get_their_printed_numbers_back() -> None:
    assert _document().format is Format.DOC
    assert [p.text for p in _document().paragraphs[:6]] == [
        "青禾县总工会部门整体支出绩效自评报告",
        "一、基本情况",
        "（一）职能职责",
        "（二）机构设置",
        "二、支出情况",
        "（一）基本支出",
    ]
    assert _document().paragraphs[0].level == 1


def test_deleted_and_hidden_text_is_left_out() -> None:
    texts = [p.text for p in _document().paragraphs]
    assert "公用经费34.42万元" in texts
    assert "第一行\n第二行" in texts


def test_merged_cells_stand_once() -> None:
    table = _document().tables[0]
    assert (table.row_count, table.column_count) == (4, 5)
    product, detail, total = table.at(3, 1), table.at(2, 3), table.at(4, 2)
    assert product is not None and (product.text, product.row_span) == ("产出指标", 2)
    assert detail is not None and detail.text == "≥10场\n（含培训）"
    assert total is not None and (total.text, total.column_span) == ("合计", 3)
    assert [c.text for c in table.rows[3]] == ["合计", "30", "29.5"]
    assert all(c.certain and c.place.table == 1 for c in table.cells)


def test_a_table_within_a_cell_is_kept_as_text_and_noted() -> None:
    cell = _document().tables[1].at(1, 2)
    assert cell is not None and cell.text == "内一\n内二"
    assert [note.doubt for note in _document().notes] == [Doubt.LOST_STRUCTURE]


def test_the_header_stands_apart() -> None:
    assert [p.text for p in _document().paragraphs if p.place.part == "页眉"] == [
        "青禾县总工会"
    ]


def test_locked_old_and_cut_files_are_refused() -> None:
    (flags,) = struct.unpack_from("<H", _bytes(), _bytes().index(_MAIN) + 0x0A)
    with pytest.raises(Unreadable, match="有打开密码"):
        read(_changed(0x0A, flags | 0x0100), "报告.doc")
    with pytest.raises(Unreadable, match="Word 95"):
        read(_changed(0x02, 0x65), "报告.doc")
    for size in (100, 600, 5_000, 12_000):
        with pytest.raises(Unreadable, match="报告.doc"):
            read(_bytes()[:size], "报告.doc")
    with pytest.raises(Unreadable, match="报告.doc"):
        read(_bytes(), "报告.doc", Limits(characters=50))


def test_other_formats_under_this_name_are_known_by_content() -> None:
    page = "<html><body><table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table></body></html>"
    assert read(page.encode(), "报告.doc").format is Format.HTML
    with pytest.raises(Unreadable, match="另存为 docx"):
        read(b"{\\rtf1\\ansi\\ansicpg936 \\'d6\\'a7}", "报告.doc")
