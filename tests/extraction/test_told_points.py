"""Points in running text: what could be had, what was given and taken off, means of several."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts
from extraction.reading import read_paragraphs
from extraction.rendering import relation

TOLD = {
    "过程类指标满分25分，得分21.5分，扣3.5分，得分率86%。其中：资金管理13分，得10.5分；"
    "组织实施12分，得11分。": [
        "差额 25分 - 3.5分 = 21.5分",
        "占比 21.5分 ÷ 25分 = 86%",
        "合计 25分 = 13分 + 12分（列全）",
        "合计 21.5分 = 10.5分 + 11分（列全）",
    ],
    "过程类指标满分25分，得分21.5分。其中：资金管理13分，得10.5分；会计核算5分，得5分；"
    "组织实施12分，得11分。": [],
    "产出指标50分，得48.5分（数量指标20分得19.5分、质量指标30分得29分）；"
    "效益指标30分，得29分。": [
        "合计 50分 = 20分 + 30分（列全）",
        "合计 48.5分 = 19.5分 + 29分（列全）",
    ],
    "决策指标25分，得24分。过程指标25分，其中：资金管理13分，得10分；"
    "组织实施12分，得11分。": [],
    "过程25分，得21分。其中：资金管理13分，得10分；组织实施12分，得11分。产出75分，得70分。": [
        "合计 25分 = 13分 + 12分（列全）",
        "合计 21分 = 10分 + 11分（列全）",
    ],
    "过程17.2分（满分20分，得分率86%）、产出33分（满分36分，得分率91.67%）。": [
        "占比 17.2分 ÷ 20分 = 86%",
        "占比 33分 ÷ 36分 = 91.67%",
    ],
    "自评得分95分，评价得分90分，得分率90%。": [],
    "3位专家评分分别为86分、88分、90分，平均得分88分。": [
        "公式 平均得分 (((86分 + 88分) + 90分) / 3位) = 88分"
    ],
    "5位专家评分分别为86分、88分、90分，平均得分88分。": [],
    "3位专家评分分别为86分、88分、90分，加权平均得分88.4分。": [],
}


@pytest.mark.parametrize(("text", "said"), TOLD.items())
def test_points_are_bound_to_what_they_were_given_for(text: str, said: list[str]) -> None:
    found = [relation(one) for one in read_paragraphs(text).relations]
    assert [one for one in found if "分" in one.split(" ")[1] or "公式" in one] == said


def test_points_of_one_heading_are_not_the_score_of_all() -> None:
    items = "投入20分，自评得分20分；产出60分，自评得分56.1分；效果20分，自评得分18.5分。"
    assert not [one for one in facts(items) if one.startswith("自评总分")]
    assert "自评总分 94.6分" in facts("总分100分，自评得分94.6分，其中：" + items)
