"""Texts of cells: compact, bare, blank, a number; and that none of them is remembered."""

from __future__ import annotations

import gc
import sys
from functools import _lru_cache_wrapper

import pytest

from hengji.extraction import understand
from hengji.extraction.forms.cells import (
    bare,
    compact,
    compacted,
    folded,
    holds_number,
    is_blank,
    labelled_number,
    number_in,
)
from hengji.extraction.forms.wordings import Column, Label, labels_in, meanings, words_among
from hengji.readers import read

FORM = """
部门整体支出绩效自评表
| 部门名称 | {unit} |
| 年度资金总额 | 年初预算数 | 全年预算数 | 全年执行数 |
| 其中：{fund} | {amount} | {amount} | {amount} |
"""


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("年 初\n预算数（万元）", "年初预算数(万元)"),
        ("１２３．４５％", "123.45%"),
        ("资金　总额", "资金总额"),
        ("12.5", "12.5"),
        ("！～＆", "！～＆"),
        ("", ""),
    ],
)
def test_compact(printed: str, plain: str) -> None:
    assert compact(printed) == plain
    assert compacted([printed, "其他", ""]) == [plain, "其他", ""]


def test_compact_together_keeps_texts_apart_that_hold_what_parts_them() -> None:
    assert compacted(["一\0二", "三 四"]) == ["一\0二", "三四"]
    assert compacted([]) == []


def test_folding_keeps_every_character_in_its_place() -> None:
    text = "第１页 （共２０页），其中：５％"
    assert folded(text) == "第1页 (共20页),其中:5%"
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("三公经费（万元）：", "三公经费"),
        ("*合计*", "合计"),
        ("〔一〕项目【甲】支出", "项目支出"),
        ("资金总额", "资金总额"),
        ("2023年", "2023年"),
    ],
)
def test_bare(printed: str, name: str) -> None:
    assert bare(printed) == name


@pytest.mark.parametrize("text", ["", "—", " / ", "无", "N/A".lower(), "……"])
def test_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "无法统计", "一般", "12.50"])
def test_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "digits", "symbol", "start", "end"),
    [
        ("145.04", "145.04", "", 0, 6),
        (" 1,234.50 万元", "1,234.50", "万元", 1, 12),
        ("－１２", "-12", "", 0, 3),
        ("９８％", "98", "%", 0, 3),
    ],
)
def test_number(text: str, digits: str, symbol: str, start: int, end: int) -> None:
    found = number_in(text)
    assert found is not None
    assert (found.digits, found.symbol) == (digits, symbol)
    assert (found.start, found.end) == (start, end)
    assert holds_number(["资金", compact(text)])


@pytest.mark.parametrize("text", ["", "约5万元", "5 6", "三", "2023年", "-", "其中：3"])
def test_no_number(text: str) -> None:
    assert number_in(text) is None
    assert not holds_number([text])


def test_a_label_and_its_number() -> None:
    found = labelled_number("其中：一般公共预算：312.57 万元")
    assert found is not None
    assert (found.label, found.digits, found.symbol) == ("一般公共预算", "312.57", "万元")
    assert labelled_number("一般公共预算312.57") is None


def test_words_of_a_table_mean_what_each_means_alone() -> None:
    texts = {"得分", "2023年决算数", "(二)合计", "合计:", "执行率(%)", "基本支出", "12.5", ""}
    headings, labels = words_among(texts)
    assert headings == {text: meanings(text) for text in texts if meanings(text)}
    assert labels == {text: labels_in(text) for text in texts if labels_in(text)}
    assert Column.SCORE in headings["得分"]
    assert Label.TOTAL_ROW in labels["合计:"]


def test_nothing_that_a_document_says_is_remembered() -> None:
    understand(
        [
            read(
                FORM.format(unit="青禾县总工会", fund="财政拨款", amount="10.5").encode(),
                "一.txt",
            )
        ]
    )
    before = _remembered()
    other = FORM.format(unit="临江区残疾人联合会", fund="非税收入安排", amount="７,３２１.９０")
    understand([read(other.encode(), "二.txt")])
    assert _remembered() == before


def _remembered() -> dict[str, int]:
    """How much every memory of the modules that understand documents holds."""
    # by type: asked for their class, lazy objects of other tests would be made
    found = (one for one in gc.get_objects() if type(one) is _lru_cache_wrapper)
    return {
        f"{one.__module__}.{one.__qualname__}": one.cache_info().currsize
        for one in found
        if one.__module__.startswith("hengji.extraction") and one.__module__ in sys.modules
    }
