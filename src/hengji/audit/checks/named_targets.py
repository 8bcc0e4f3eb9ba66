"""Targets that stand in the indicator's name, and results that open the remark."""

from __future__ import annotations

from dataclasses import replace

from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Text
from hengji.report.forms import IndicatorRow

_TARGET = lazy_pattern(
    r"[（(]\s*(?:年度)?(?:目标|指标)值?(?:为|[:：])?\s*(?P<target>[^（）()]+)[）)]\s*$"
)
_RESULT = lazy_pattern(r"\s*(?P<actual>\d[\d,.]*\s*(?:[%％]|[一-鿿]{1,3}))(?=[，。；,;\s]|$)")


def filled(row: IndicatorRow) -> IndicatorRow:
    """The row with both, where its form has no columns for them; else the row itself.

    ``满意度（目标≥95%）`` with the remark ``95.8%，较上年提高`` has 95% for its target.
    """
    if row.target is not None or row.actual is not None or row.reason is None:
        return row
    target, actual = _TARGET.search(row.level3.text), _RESULT.match(row.reason.text)
    if target is None or actual is None:
        return row
    return replace(
        row,
        target=Text(target["target"], row.level3.place),
        actual=Text(actual["actual"].strip(), row.reason.place),
    )
