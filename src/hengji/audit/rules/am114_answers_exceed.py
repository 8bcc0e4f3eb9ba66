"""收回的问卷不能比发放的多，有效的不能比收回的多。

只看同一段里紧接着写的两个份数：先写发放（或收回），后写收回（或有效），单位相同。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

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
    undecided,
)
from hengji.kernel.units import Kind
from hengji.report.facts import Fact, Origin

_SENT = re.compile(r"发放|发出|派发|下发")
_BACK = re.compile(r"收回|收到|回收")
_VALID = re.compile(r"有效")
_MORE = re.compile(r"无效|补发|另|剔除|率")
_PROSE, _COUNT = Origin.PROSE, Kind.COUNT  # found faster than a member of an enum


@rule(
    "AM114",
    "收回的问卷多于发放的",
    severity=Severity.ERROR,
    basis=Identity("有效份数 ≤ 收回份数 ≤ 发放份数"),
    message="{whole_name} {whole}，{part_name} {part}，多 {gap}",
    remedy="核对发放、收回和有效的份数。",
    needs="没有写明问卷的发放和收回份数",
    examples=(
        accepts("发放调查问卷210份，收回有效问卷200份。"),
        accepts("发放调查问卷200份，收回198份，有效196份，其中满意190份。"),
        rejects("发放调查问卷210份，收回有效问卷211份。"),
        rejects("发放调查问卷200份，收回196份，有效198份。"),
        silent("开展满意度调查，满意率98%。"),
    ),
)
def answers_exceed(case: Case) -> Iterator[Outcome]:
    for whole, part in _pairs(case):
        if not (whole.figure.is_exact and part.figure.is_exact):
            yield undecided("问卷份数不是确数")
        elif part.figure.amount <= whole.figure.amount:
            yield passed()
        else:
            gap = (part.figure.amount - whole.figure.amount) / part.figure.unit.scale
            yield breach(
                part,
                whole,
                whole_name=whole.name,
                whole=whole,
                part_name=part.name,
                part=part,
                gap=f"{gap:,f} {part.figure.unit.symbol}",
            )


def _pairs(case: Case) -> Iterator[tuple[Fact, Fact]]:
    """Counts told one right after the other, the second out of the first."""
    told = sorted(
        (
            f
            for f in case.report.quantities
            if f.origin is _PROSE and f.figure.kind is _COUNT and f.certain
        ),
        key=lambda f: (f.place.document, f.place.block, f.place.start or 0),
    )
    for whole, part in pairwise(told):
        same = (whole.place.document, whole.place.block) == (
            part.place.document,
            part.place.block,
        )
        if same and whole.figure.unit == part.figure.unit and _out_of(whole, part):
            yield whole, part


def _out_of(whole: Fact, part: Fact) -> bool:
    sent = _SENT.search(whole.wording)
    if not sent and not _BACK.search(whole.wording):
        return False
    if _MORE.search(part.wording) or _MORE.search(whole.wording):
        return False
    back, valid = _BACK.search(part.wording), _VALID.search(part.wording)
    return bool(back or valid) if sent else bool(valid and not back)
