"""正文里的自评得分，要与同一段写的扣分、各部分得分对得上。

扣分超过满分与得分之差的、各部分之和超过得分的，须说明；没有写全的只作提示或者不报。
"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.told_scores import ToldScore, with_deductions, with_parts
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
from hengji.report.facts import Fact

_START = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、评价结论\n"
_COMPLETE = 4  # 投入、过程、产出、效果, or 预算执行、产出、效益、满意度


@rule(
    "SC113",
    "自评得分与所写的扣分、分项得分不符",
    severity=Severity.WARNING,
    basis=Identity("得分 ＝ 满分 － 各项扣分 ＝ 各部分得分之和"),
    message="自评 {score} 分，所写扣分 {parts} ＝ {sum} 分，合计 {whole} 分，满分 {full} 分",
    variants={
        "parts": "自评 {score} 分，所写各部分 {parts} ＝ {sum} 分，相差 {gap} 分",
        "told": "写明共扣 {whole} 分，所写各项扣分 {parts} ＝ {sum} 分，相差 {gap} 分",
    },
    remedy="核对得分和每一处扣分；还有没写到的，补写。",
    needs="正文没有写自评得分的扣分或各部分得分",
    examples=(
        accepts(
            _START + "自评93分，等次优。扣分项：整改率未达标，扣4分；预案修订少2部，扣3分。"
        ),
        accepts(_START + "自评得分93分。主要是整改率未达标，扣4分。"),
        accepts(
            _START
            + "自评98.5分，其中：预算执行9.9分（满分10分），产出49.6分，效益29分，满意度10分。"
        ),
        rejects(
            _START + "自评95分，等次优。扣分项：整改率未达标，扣4分；预案修订少2部，扣3分。",
            severity="warning",
        ),
        rejects(_START + "自评91分。扣分项：整改率未达标，扣4分。", severity="note"),
        rejects(
            _START + "自评99.5分，其中：预算执行9.9分，产出49.6分，效益29分，满意度10分。",
            severity="warning",
        ),
        rejects(_START + "自评得分95分，共扣5分：整改率扣4分，预案修订扣2分。"),
        silent(_START + "自评得分95分。评分标准为每少一场扣1分。"),
    ),
)
def told_score(case: Case) -> Iterator[Outcome]:
    full = case.profile.total_points
    for told in with_deductions(case.report):
        yield from _deducted(told, full)
    for score, parts in with_parts(case.report):
        yield from _added(score, tuple(points for _, points in parts))


def _deducted(told: ToldScore, full: Decimal) -> Iterator[Outcome]:
    added, score = sum(told.taken, Decimal(0)), told.score.figure.digits
    parts, whole = _plus(told.taken), told.all_taken
    if whole is not None and len(told.taken) > 1 and added != whole:
        yield breach(
            told.score,
            variant="told",
            severity=None if added > whole else Severity.NOTE,
            whole=whole,
            parts=parts,
            sum=added,
            gap=abs(added - whole),
        )
        return
    reached = score + (added if whole is None else whole)
    if reached == score or score > full:
        return
    if reached > full or (reached < full and told.listed):
        yield breach(
            told.score,
            severity=None if reached > full else Severity.NOTE,
            score=score,
            parts=parts or whole or "",
            sum=reached - score,
            whole=reached,
            full=full,
        )
    else:
        yield passed()


def _added(score: Fact, parts: tuple[Decimal, ...]) -> Iterator[Outcome]:
    total, added = score.figure.digits, sum(parts, Decimal(0))
    if len(parts) < 2:
        return
    if added == total or (added < total and len(parts) < _COMPLETE):
        yield passed()
        return
    yield breach(
        score,
        variant="parts",
        score=total,
        parts=_plus(parts),
        sum=added,
        gap=abs(added - total),
    )


def _plus(points: tuple[Decimal, ...]) -> str:
    return "＋".join(str(one) for one in points)
