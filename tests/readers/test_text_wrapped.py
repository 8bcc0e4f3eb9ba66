"""Lines cut after so many characters, wherever that falls, are made whole again."""

from __future__ import annotations

import pytest

from hengji.readers import Limits, read

PARAGRAPHS = (
    "2024年度我会年初预算数430.25万元，年中追加12.60万元，全年预算数442.85万元，全年执行数436.12万元，预算执行率98.48%。",
    "基本支出265.18万元，由人员经费212.70万元和公用经费52.48万元组成，人员经费主要包括基本工资、津贴补贴和奖金。",
    "项目支出170.94万元，其中职工帮扶80.00万元，劳动竞赛50.94万元，文体活动40.00万元，均按合同约定支付完毕。",
    "全年共举办文体活动6场次，其中拔河比赛2场次、篮球赛3场次、健步走1场次，参与职工1200余人次。",
)
HEADING = "（一）基本支出"


def _paragraphs(text: str) -> list[str]:
    document = read(text.encode(), "报告.txt", Limits())
    return [paragraph.text.strip() for paragraph in document.paragraphs]


def _cut(text: str, count: int) -> str:
    return "\n".join(text[at : at + count] for at in range(0, len(text), count))


@pytest.mark.parametrize("count", [20, 27, 32, 38])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_cut_lines_are_whole_again(count: int, indent: str) -> None:
    lines = [_cut(indent + one, count) for one in PARAGRAPHS]
    found = _paragraphs("\n".join([HEADING, *lines]))
    assert found == [HEADING, *PARAGRAPHS]


def test_a_cut_after_a_full_stop_joins_where_paragraphs_are_indented() -> None:
    one = "我会按照要求完成了全年的各项工作任务。" + "其中职工帮扶支出80.00万元。"
    count = 2 + one.index("。") + 1
    others = ["　　" + p for p in PARAGRAPHS]
    found = _paragraphs("\n".join(_cut(p, count) for p in ["　　" + one, *others]))
    assert found[0] == one


def test_lines_that_differ_in_length_stay_apart() -> None:
    assert _paragraphs("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_lines_of_one_length_that_end_their_sentences_stay_apart() -> None:
    lines = [f"我会第{one}季度按照要求完成了各项工作任务情况。" for one in "一二三四五"]
    assert _paragraphs("\n".join(lines)) == lines


def test_cells_of_one_length_between_longer_lines_stay_apart() -> None:
    cells = [f"第{one}项工作任务按照年初下达的目标完成" + "情况说明" for one in "一二三四"]
    assert _paragraphs("\n".join([*cells, *PARAGRAPHS])) == [*cells, *PARAGRAPHS]
