"""Names beside need: recognised where nothing else can be read, silent elsewhere."""

from __future__ import annotations

import pytest

from hengji.privacy import named_people


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("走访慰问困难职工李建国、王秀英、欧阳小兰等12人", 3),
        ("看望困难职工李建国同志", 1),
        ("困难职工张桂芳家庭收到慰问金", 1),
        ("职工赵玉梅身患尿毒症，县总工会上门慰问", 1),
        ("为困境儿童陈小雨、周子涵送去书包", 2),
        ("资助受助学生刘一鸣等3人", 1),
        ("慰问困难职工张小禾（患尿毒症），送去慰问金", 1),
        ("走访困难党员刘志强，送去米面油", 1),
        ("低保户赵德禾、钱桂禾得到临时救助", 2),
        ("残疾人周小禾获得创业扶持资金", 1),
        ("孤儿李小禾每月领取基本生活费950元", 1),
        ("资助贫困学生吴一禾完成学业", 1),
        ("为患癌症的王秀禾发放大病救助金1万元", 1),
    ],
)
def test_named(text: str, count: int) -> None:
    assert [one.count for one in named_people(text)] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "授予李建国、王秀英6名产业工人“青禾工匠”称号",
        "慰问困难职工金秋助学活动全面铺开",
        "做好困难职工帮扶工作",
        "慰问困难职工、农民工、劳模共120人",
        "困难职工方面，全年建档32户",
        "困难职工王某某同志住院",
        "困难职工李××家庭",
        "困难职工高温慰问、金秋助学等",
        "为困难职工家庭送去温暖",
        "劳模李建国同志到企业宣讲",
        "残疾人阳光家园获得补助，困难群众温暖过冬",
        "患重病的高龄老人得到救助",
        "患大病的困难职工每月领取补助",
        "残疾人康复训练，送去辅具",
        "因病致困职工12人，患有重大疾病的9人",
    ],
)
def test_silent(text: str) -> None:
    assert list(named_people(text)) == []
