"""Do the words before a figure say that it only tells a change?"""

from __future__ import annotations

import re

_DELTA = re.compile(
    r"(?:增加|减少|增长|下降|上升|降低|提高|压减|压缩|节约|节省|下调|上调|超支|少支|多支|降幅|增幅|减幅"
    r"|增减|差额|相差|差值|新增|超出|高出|增支|减支|增收|减收|递增|递减|上涨|回落|扩大|缩减|缩小|净增|净减"
    r"|(?<![至不最])多|(?<![至不最缺])少|增|减|降|(?<!提)升|提升(?!经费|资金|支出|项目|工程|专项))"
    r"(?:\)|\(减少\)|\(增加\)|\(下降\)|\(增长\)|了|额|数|金额|幅度|支出|经费|资金|预算|比例|比率"
    r"|约|近|超|共|合计)*(?:为|达|是|：)?(?:约|近|超)?$"
)
_CHANGING = re.compile("[增减降升提压节调超少多幅差递涨落扩缩高]")
"""Every word of change has one of these; most labels have none."""


def tells_change(before: str) -> bool:
    """增加, 下降了, 较上年多: the figure is no value of anything but a change."""
    return _CHANGING.search(before) is not None and _DELTA.search(before) is not None
