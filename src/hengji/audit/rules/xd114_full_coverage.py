"""写“全覆盖”“全部”的同一句里，又写明“某某个中的某某个”，部分小于全部，表述与数字相矛盾。"""

import re
from collections.abc import Iterator
from decimal import Decimal

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
    silent,
)

_CLAIM = re.compile(
    r"(?:共有|现有|应[^。，]{1,6})(?P<thing>[^。，\d]{2,12})(?P<whole>\d{1,6})(?P<unit>[家个名人])[，,]"
    r"[^。\d]{0,8}?(?:已|完成|实际)[^。\d]{0,6}(?P<part>\d{1,6})(?P=unit)"
    r"(?P<same>(?P=thing))?[^。\d]{0,20}(?P<claim>全覆盖|全部覆盖)"
)


@rule(
    "XD114",
    "写明全覆盖而数字只是一部分",
    severity=Severity.WARNING,
    basis=Identity("全覆盖 ＝ 覆盖数等于应覆盖数"),
    message="写明“{claim}”，而同一句里 {part} 不到 {whole}",
    remedy="核对表述与数字；没有全部覆盖的，写明比例。",
    needs="没有“全覆盖”的表述，或同一句里没有两个可比的数",
    examples=(
        accepts("全县共有基层工会80家，已对80家开展审计，实现全覆盖。"),
        rejects("全县共有基层工会80家，已对62家基层工会开展审计，实现全覆盖。"),
        silent("基层工会经费审计实现全覆盖。"),
    ),
)
def full_coverage(case: Case) -> Iterator[Outcome]:
    for paragraph in case.report.paragraphs:
        for hit in _CLAIM.finditer(paragraph.text):
            whole, part = (Decimal(hit[g]) for g in ("whole", "part"))
            unit = hit["unit"]
            if part >= whole:
                yield passed()
            else:
                yield breach(
                    paragraph.at(*hit.span()),
                    claim=hit["claim"],
                    part=f"{part} {unit}",
                    whole=f"{whole} {unit}",
                )
