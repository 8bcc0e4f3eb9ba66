"""The fixture builders: same blocks, same bytes; merged cells are where they should be."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from documents import BUILDERS, clean, load, names
from documents.builders.pdf import _cut
from documents.model import Grid, Slot


@pytest.mark.parametrize("form", BUILDERS)
def test_same_blocks_same_bytes(form: str) -> None:
    fixture = load("songtao-2018")
    blocks = fixture.forms() if form == "xlsx" else fixture.blocks
    assert BUILDERS[form](blocks) == BUILDERS[form](blocks)


@pytest.mark.parametrize("name", names())
def test_every_table_is_filled(name: str) -> None:
    for block in load(name).blocks:
        if isinstance(block, Grid):
            assert list(block.placed())


def test_a_row_that_does_not_fill_is_refused() -> None:
    grid = Grid(((Slot("甲"),), (Slot("乙"), Slot("丙"))), (1, 1))
    with pytest.raises(ValueError, match="leaves columns"):
        list(grid.placed())


def test_docx_numbers_headings_itself() -> None:
    data = BUILDERS["docx"](load("qinghe-2023").blocks)
    body = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "一、部门、单位基本情况" not in body
    assert body.count("<w:numPr>") > 20
    assert 'w:vMerge w:val="restart"' in body and "w:gridSpan" in body


def test_docx_types_a_number_that_word_would_not_give() -> None:
    data = BUILDERS["docx"](load("liuan-2022").blocks)
    body = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "五、资产管理情况" in re.sub(r"<[^>]+>", "", body)


def test_a_cut_table_keeps_every_cell() -> None:
    grid = Grid(((Slot("甲", down=3), Slot("一")), (Slot("二"),), (Slot("三"),)), (1, 1))
    above, below = _cut(grid, 2)
    assert [p.slot.text for p in above.placed()] == ["甲", "一", "二"]
    assert [(p.slot.text, p.slot.down) for p in below.placed()] == [("", 1), ("三", 1)]


@pytest.mark.parametrize("name", names())
def test_only_faulty_documents_have_faults(name: str) -> None:
    assert load(name).clean is (name in clean())
