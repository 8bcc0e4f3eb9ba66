"""报告写明的评价期间、目标实施期间应当就是填报年度。写着别的年度的，多半沿用了旧稿。"""

import re
from collections.abc import Iterator

from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.kernel.patterns import lazy_pattern

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n"
_PERIOD = re.compile(
    r"(?P<from>20\d\d)\s*年\s*1\s*月\s*1\s*日[^。；\n]{0,12}?(?P<to>20\d\d)\s*年\s*12\s*月\s*31\s*日"
)
_ABOUT = lazy_pattern(
    r"评价(?:期|时段|期间|时间|基准|范围)|绩效目标|实施(?:期|时间)|自评(?:期间|时间|范围)"
)
_REACH = 40


@rule(
    "TM106",
    "评价期间与年度不符",
    severity=Severity.WARNING,
    basis=Identity("年度自评的期间是填报年度的1月1日至12月31日"),
    message="{year} 年度自评写的期间是“{period}”",
    remedy="核对期间；沿用旧稿的，逐项检查是否都已更新。",
    needs="没有认出年度，或者没有写明评价期间",
    examples=(
        accepts(_TITLE + "绩效目标实施期为2024年1月1日至2024年12月31日。"),
        accepts(
            _TITLE
            + "服务合同期2022年1月1日至2024年12月31日。"
            + "评价时段为2024年1月1日至2024年12月31日。"
        ),
        rejects(_TITLE + "评价时段为2023年1月1日至2023年12月31日。", severity="warning"),
        rejects(_TITLE + "本绩效目标开始时间为2023年1月1日，完成时间2023年12月31日。"),
    ),
)
def evaluated_period(case: Case) -> Iterator[Outcome]:
    year = case.year
    if year is None:
        return
    running = case.report.prose
    for one in _PERIOD.finditer(running.text):
        before = running.text[max(0, one.start() - _REACH) : one.start()]
        if not _ABOUT.search(before):
            continue
        if int(one["from"]) <= year <= int(one["to"]):
            yield passed()
        else:
            yield breach(running.at(*one.span()), year=str(year), period=one.group())
