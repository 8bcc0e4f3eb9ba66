"""A slip of the keyboard may print more digits than arithmetic carries: judged all the same."""

from __future__ import annotations

import hengji
from hengji.audit.rehearsal import case_of
from hengji.audit.rule import Breach, accepts
from hengji.audit.rules.in101_weight_total import weight_total
from hengji.audit.samples import indicator_form

ENDLESS = "1" + "0" * 40


def test_a_total_of_points_with_forty_digits() -> None:
    row = ("产出指标", "数量指标", "宣讲场次", "12场", "12场", "80", "75", "活动偏少")
    text = indicator_form(row, total=(ENDLESS, "95"))
    assert any(isinstance(one, Breach) for one in weight_total.check(case_of(accepts(text))))


def test_a_rate_with_forty_digits() -> None:
    text = f"2024年支出100.00万元，较上年增加20.00万元，增长率为{ENDLESS}。"
    assert hengji.audit_file(text.encode(), name="甲.txt").documents
