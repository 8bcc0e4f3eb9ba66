"""What a page adds to a report or takes from it: lines of the portal, a broken-off end."""

from __future__ import annotations

import re

from hengji.report.document import Document, Paragraph

_PORTAL = re.compile(
    r"发布(?:时间|日期)|来源[:：]|浏览(?:量|次数)|点击(?:数|量)|字[体号][:：]|阅读[:：]|访问量"
    r"|^\s*20\d\d年度?[）)]\s*$"
)
_TITLE_LINES = 14
_ENDED = "。；;！!？?”」』）)】》"


def of_portal(paragraph: Paragraph, number: int) -> bool:
    """Is the line with this number, from 0, one that a page prints around the title?"""
    return number < _TITLE_LINES and bool(_PORTAL.search(paragraph.text))


def breaks_off(document: Document, number: int) -> bool:
    """Does the text end in the middle of a sentence, in the line with this number?"""
    last = len(document.paragraphs) - 1
    text = document.paragraphs[number].text.rstrip()
    return 0 < last == number and text[-1:] not in _ENDED
