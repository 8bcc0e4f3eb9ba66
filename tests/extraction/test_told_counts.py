"""Rates, completions and shares of counted things, the nearest wrong reading beside each."""

from __future__ import annotations

import pytest

from extraction.reading import read
from extraction.rendering import relation
from hengji.report.relations import Share

SURVEYS = {
    "向培训学员发出问卷150份，有效问卷140份，满意133份，满意度95%。": "133份 ÷ 140份 = 95%",
    "抽样走访80户，有效75户，满意72户，满意率96%。": "72户 ÷ 75户 = 96%",
    "收回答卷90份，回收率90%；满意81份，综合满意度90%。": "81份 ÷ 90份 = 90%",
    "受访职工满意度为97.5%（有效样本200人，满意195人）。": "195人 ÷ 200人 = 97.5%",
    "收回问卷100份，非常满意和满意合计93份，满意度93%。": "93份 ÷ 100份 = 93%",
    # the nearest that is none: not all who are content, or those who are not
    "收回问卷100份，非常满意80份，满意度96%。": "",
    "收回问卷100份，满意80份、基本满意15份，满意度95%。": "",
    "收回问卷100份，满意度98%（不满意2份）。": "",
    "举办活动4场，到场120人，满意度98%。": "",
}
RATES = {
    "培训电工150人，平均每期50人，取证率96%（取证144人）。": "144人 ÷ 150人 = 96%",
    "检查工地40个，发现隐患250处，整改240处，整改率96%。": "240处 ÷ 250处 = 96%",
    "培训电工150人，合格率96%（不合格6人）。": "",
    "全年新建驿站36家，超额完成年度目标30家的任务，达标率120%。": "",
}


@pytest.mark.parametrize(("text", "said"), (SURVEYS | RATES).items())
def test_rates_of_two_counts(text: str, said: str) -> None:
    shares = [relation(one) for one in read(text).relations if isinstance(one, Share)]
    assert shares == ([f"占比 {said}"] if said else [])
