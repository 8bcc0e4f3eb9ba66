"""Targets that say nothing measurable, and those that do."""

import pytest

from hengji.vocabulary.indicator_words import wordings


@pytest.mark.parametrize(
    "target", ["不断提升", "及时", "有效保障", "稳步提高", "及时、有效", "进一步完善和规范"]
)
def test_nothing_to_measure(target: str) -> None:
    assert wordings().vague.fullmatch(target)


@pytest.mark.parametrize(
    "target",
    [
        "≥95%",
        "12月20日前",
        "提升5个百分点",
        "完成验收",
        "全覆盖",
        "优",
        "无安全事故",
        "及时率95%",
    ],
)
def test_something_to_hold_it_against(target: str) -> None:
    assert not wordings().vague.fullmatch(target)
