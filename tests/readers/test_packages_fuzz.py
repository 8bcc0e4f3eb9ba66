"""Mutated files: read or refused, never a crash, never a hang."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
import xlwt

from endless import ends
from hengji.readers import Unreadable, read
from hengji.readers.compound import stream
from readers.build_docx import cell, docx, package, paragraph, row, table
from readers.build_xls import saved, styled

ROUNDS = 150
_SNIPPETS = (
    b"<", b">", b'"', b"/>", b"<w:p>", b"</w:p>", b"&#x0;", b"&a;", b"-1", b"99999999999",
    b"\0", b"\xff\xff\xff\xff", b"w:val=", b"<w:tbl>", b"<c>", b'r="ZZZ0"', b"1e999", b"NaN",
)  # fmt: skip


def _docx() -> bytes:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:sym w:char="F0FE"/></w:r></w:p>'
    )
    form = table(
        row(cell("指标", '<w:vMerge w:val="restart"/>'), cell("分", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), cell(table(row("内"))), "10"),
    )
    heading = paragraph("概况", '<w:pStyle w:val="1"/>')
    notes = {
        "footnotes.xml": ("footnotes", f'<w:footnote w:id="2">{paragraph("注")}</w:footnote>')
    }
    return docx(heading + field + form, numbering=numbering, styles=styles, parts=notes)


def _xlsx() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("自评表")
        sheet.merge_range("A1:D1", "自评表")
        sheet.write_row("A2", ["预算数", 1000, 873.45, "优"])
        sheet.write("B3", 0.97, book.add_format({"num_format": "0.00%"}))
        sheet.write("C3", 45473, book.add_format({"num_format": 'yyyy"年"m"月"'}))
    return held.getvalue()


def _xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("自评表")
    sheet.write_merge(0, 0, 0, 3, "自评表")
    for i in range(40):
        sheet.write(i + 1, 0, f"指标{i}" * 3)
        sheet.write(i + 1, 1, i * 1.1, styled("0.00%"))
        sheet.write(i + 1, 2, i, styled("yyyy-mm-dd"))
    return saved(book)


def _biff() -> bytes:
    """The records alone, so that a wound moves them and not the sectors around them."""
    return stream(_xls(), "自评表.xls", "Workbook")


def _scarred(data: bytes, chance: random.Random) -> bytes:
    """One to four wounds: bytes changed, cut out, doubled or put in."""
    body = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(body))
        match chance.randrange(5):
            case 0:
                body[at] = chance.randrange(256)
            case 1:
                del body[at : at + chance.randrange(1, 60)]
            case 2:
                body[at:at] = body[at : at + chance.randrange(1, 200)]
            case 3:
                body[at:at] = chance.choice(_SNIPPETS)
            case _:
                body[at : at + 4] = chance.choice((b"\xff" * 4, b"\0" * 4, b"\0\0\0\x80"))
        if not body:
            return data
    return bytes(body)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A wound in one part of a package, so that the zip file itself stays sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([n for n in entries if entries[n]])
    return package(entries | {name: _scarred(entries[name], chance)})


def _try(data: bytes, label: str) -> None:
    with ends(label):
        try:
            made = read(data, "报告")
        except Unreadable:
            return
    assert made.blocks, label
    assert all(
        cell.row_span > 0 and cell.column_span > 0 for t in made.tables for cell in t.cells
    )


@pytest.mark.parametrize("make", [_docx, _xlsx, _xls, _biff])
def test_wounds_in_the_file(make: Callable[[], bytes]) -> None:
    whole = make()
    assert read(whole, "报告").blocks
    for seed in range(ROUNDS):
        _try(_scarred(whole, random.Random(seed)), f"seed {seed}")


@pytest.mark.parametrize("make", [_docx, _xlsx])
def test_wounds_in_a_part(make: Callable[[], bytes]) -> None:
    whole = make()
    for seed in range(ROUNDS):
        _try(_inside(whole, random.Random(seed)), f"seed {seed}")


@pytest.mark.parametrize("make", [_docx, _xlsx, _xls, _biff])
def test_cut_files(make: Callable[[], bytes]) -> None:
    whole = make()
    for size in range(0, len(whole), max(1, len(whole) // 40)):
        _try(whole[:size], f"{size} bytes")
