"""What counts as a reason, and what only looks like one."""

import pytest

from hengji.audit.checks.reasons import reason_for
from hengji.audit.rehearsal import case_of
from hengji.audit.rule import accepts


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("adjustment", "年中追加预算20万元，主要原因是政策性增资。"),
        ("adjustment", "年中追加预算20万元。追加部分为人员经费。"),
        ("execution", "预算执行率为60%，部分资金结转下年使用。"),
        ("staff", "在职人员超编1人，系军转安置。"),
        ("overspent", "全年执行数120万元，其中使用上年结转资金20万元。"),
        ("unexecuted", "项目支出未执行，资金已由财政收回。"),
    ],
)
def test_a_reason_is_heard(topic: str, text: str) -> None:
    assert reason_for(case_of(accepts(text)), topic) is not None


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("adjustment", "年初预算100万元，调整后全年预算为120万元。"),
        ("adjustment", "年中开展培训3期，参加职工120人。"),
        ("staff", "预算编制不够精细，主要原因是测算依据不足。"),
        ("staff", "一、主要职责\n负责退役人员安置工作，编制数以批复为准，系人员较多。"),
        ("overspent", "调整后全年预算数为100万元，全年执行数为120万元。"),
        ("unexecuted", "项目支出进度前慢后快，主要原因是准备不充分。"),
        ("procurement", "采购程序启动偏晚，主要原因是准备不充分。"),
    ],
)
def test_what_is_no_reason(topic: str, text: str) -> None:
    assert reason_for(case_of(accepts(text)), topic) is None
