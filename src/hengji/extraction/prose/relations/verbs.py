"""How a change is worded: rising, falling, either, and what it is measured against."""

from __future__ import annotations

import re

from hengji.report.relations import Direction

UP = (
    "增加|增长|上升|提高|提升|升高|扩大|上涨|上调|递增|增支|增收|净增|多支出|超支|超出|高出|增幅|涨幅"
    "|增|升|涨"
)
DOWN = (
    "减少|下降|降低|压减|压缩|缩减|缩小|下调|减支|减收|净减|少支出|节约|节省|降幅|减幅"
    "|回落|递减|减|降"
)
EITHER = r"增加\((?:减少|下降)\)|增长\(下降\)|增\(减\)|上升\(下降\)|增减|变动|变化"
FILL = (
    r"(?:了|额度?|数|率|幅度|比例|比率|金额|支出|经费|预算|资金|约|近|超过?|共计?|合计|各|也|均"
    r"|为|达到?|是|：|\))*"
)
MORE, LESS = "多(?<=[年数算额ⓂⒸ]多)", "少(?<=[年数算额ⓂⒸ]少)"
VERB = f"(?P<verb>{EITHER}|{UP}|{MORE}|{DOWN}|{LESS})"
"""Every alternative begins with its own first character, by which they are looked for."""
STEP = re.compile(rf"(?:{VERB}){FILL}(?P<figure>[ⓂⒸⓅⓃⓇⒶ])")
BASE = (
    "上年|去年|上一?年|同期|往年|上期|前年|年初|预算|决算|计划|目标|批复|"
    r"(?:19|20)\d\d年"
)


_DIRECTIONS = dict.fromkeys((*UP.split("|"), "多"), Direction.UP)
_DIRECTIONS |= dict.fromkeys((*DOWN.split("|"), "少"), Direction.DOWN)


def direction_of(match: re.Match[str]) -> Direction:
    """The direction of the word that ``VERB`` found."""
    return _DIRECTIONS.get(match["verb"], Direction.UNSTATED)
