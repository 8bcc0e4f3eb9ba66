"""一处说目标“全部完成”“均达到”，另一处说“基本完成”“未完成”，两处总有一处要改。只作提示。"""

from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, quoted, results, words
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
from hengji.report.running import Running


@rule(
    "XD206",
    "完成情况说法不一",
    severity=Severity.NOTE,
    basis=Identity("全部完成与部分完成不能同时成立"),
    message="一处说“{whole}”，另一处说“{partly}”",
    remedy="按指标的实际完成值统一说法；没有全部完成的，写明差在哪里和原因。",
    needs="没有说到目标、任务是否全部完成",
    examples=(
        accepts("一、绩效情况\n年度目标任务全面完成，各项指标均达到计划数。"),
        accepts("一、绩效情况\n年度目标基本完成，2项指标未完成。"),
        accepts("一、绩效情况\n年度目标任务全面完成，基本完成场馆改造收尾。"),
        rejects(
            "一、绩效情况\n年度总体目标基本完成，重点工作任务均达到或超过计划数。",
            severity="note",
        ),
    ),
)
def all_and_partly(case: Case) -> Iterator[Outcome]:
    running = results(case)
    whole = _claim(running, "whole")
    partly = _claim(running, "partly")
    if whole and partly:
        yield breach(
            running.at(*partly),
            running.at(*whole),
            whole=running.text[slice(*whole)].strip(),
            partly=running.text[slice(*partly)].strip(),
        )
    elif whole or partly:
        yield passed()


def _claim(running: Running, key: str) -> tuple[int, int] | None:
    """The first clause that says so of the year's goals or tasks themselves."""
    for start, end in running.find(*words("claims", key)):
        clause = running.clause(start)
        before = running.text[clause[0] : start]
        if holds_any(before[-8:], words("claims", "subjects")) and not quoted(running, start):
            return clause[0], min(end + 6, clause[1])
    return None
