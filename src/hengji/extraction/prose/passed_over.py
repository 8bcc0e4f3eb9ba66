"""Numbers that measure nothing: years, dates, ordinals, document and telephone numbers."""

from __future__ import annotations

_YEAR = r"(?:19|20)\d\d"
_TO = r"[-~至到—、和]{1,2}"
_DAY = r"\d{1,2}[日号]"
_DAYS = rf"(?:\d{{1,2}}[日号]?{_TO}(?:\d{{1,2}}月)?)?{_DAY}"
_PART = r"(?:份|初|底|末|[上中下]旬)?"
_HAN = "零〇一二两三四五六七八九十百"

WITH_DIGIT = "|".join(
    (
        rf"(?<![\d.])\d{{1,2}}[.、](?={_YEAR}年)",
        rf"{_YEAR}(?:[-~至到—、/]{{1,2}}(?:19|20)?\d\d)?(?:财政)?年(?:度|初|末|底)?"
        rf"(?:(?:\d{{1,2}}[-~至到—]{{1,2}})?\d{{1,2}}月{_PART}(?:{_DAYS})?)?",
        rf"\d{{1,2}}(?:{_TO}\d{{1,2}})?月(?!的)(?:{_DAYS}|{_PART})",
        rf"{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}日?",
        rf"{_DAYS}(?!均)",
        r"\d{1,2}：\d{2}(?:：\d{2})?(?![\d.%万亿元人])",
        r"(?<!\d)1[3-9]\d{9}(?![\d.元万])",
        r"(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)",
        r"\d{15,}[Xx]?",
        r"\d+-\d+-[\d-]+",
        r"\d+[A-Za-z]+(?<!\dm)(?<!\dkm)(?<!\dkg)",
        r"\d+(?:[余多]?个?)?年(?:[来内]|以上)?",
    )
)
"""Passed over where a digit starts them."""

WITH_HAN = "|".join(
    (
        r"二[〇○零]二?[〇○零一二三四五六七八九]{1,2}年度?",
        rf"[一二三四五六七八九十]{{1,2}}月(?:{_PART}|[一二三四五六七八九十]{{1,3}}日)",
        r"[两三四五六七八九十]项(?=(?:支出|经费|资金|费用)?(?:相加|加总|加起来|合计|共计|总计))",
    )
)
"""Passed over where a Chinese numeral starts them."""

WITH_SIGN = "|".join(
    (
        r"《[^《》]{1,80}》",
        rf"[〔\[(【]{_YEAR}[〕\])】]第?\d*号?",
        rf"第[\d{_HAN}]+(?:[届次条章款]|季度)?",
        r"[A-Za-z]+[-_]?\d+(?:\.\d+)*",
        r"双\d+",
        r"附[件表]\d+(?:-\d+)*",
        r"[图表]\d+(?:-\d+)*",
    )
)
"""Passed over where a bracket, a letter or a word like 第 starts them."""
