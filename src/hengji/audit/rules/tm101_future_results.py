"""年度报告写的是已经发生的结果。结果部分出现“将组织”“拟于”，多半是照搬了年中的材料。

改进措施、目标和职责里的打算不报；“将……纳入”“将……作为”“按计划开展”不是将来的事，也不报。
"""

import re
from collections.abc import Iterator
from functools import cache

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
    silent,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.running import Running

_REACH = 60


@rule(
    "TM101",
    "结果写成将来的事",
    severity=Severity.WARNING,
    basis=Identity("年度报告所述的结果已经发生"),
    message="绩效情况中写“{wording}”：{text}",
    remedy="写明全年实际做了什么；没有做的移到改进措施，并说明原因。",
    needs="没有读到绩效情况部分",
    examples=(
        accepts("一、绩效情况\n将宣讲纳入年度计划，将组织建设作为重点，全年宣讲25场。"),
        accepts("一、绩效情况\n全年培训2期。下一步，将继续开展宣讲。"),
        accepts("2024年度自评报告\n一、绩效情况\n全年培训2期。2025年，将继续开展宣讲。"),
        accepts("一、绩效情况\n制定方案，明确将组织劳模疗休养，10月已组织40人。"),
        accepts("一、绩效情况\n全年培训2期。\n二、改进措施\n将组织工会干部轮训，拟于3月启动。"),
        rejects(
            "一、绩效情况\n10月25至31日，将组织20余名劳模开展疗休养活动。", severity="warning"
        ),
        rejects("一、绩效情况\n拟于12月举办技能竞赛1场。"),
        rejects("一、绩效情况\n将救助患病妇女40人，人均5000元。"),
        accepts("一、绩效情况\n走访慰问、文体活动均按年度计划开展，培训按原定计划组织。"),
        rejects("一、绩效情况\n计划开展职工培训2期。", severity="warning"),
        accepts("一、绩效情况\n将救助资金20万元发放到户，将培训人员40名纳入人才库。"),
        silent("一、改进措施\n将组织工会干部轮训。"),
    ),
)
def future_results(case: Case) -> Iterator[Outcome]:
    running = results(case)
    clean = True
    seen: set[int] = set()
    for start, end in _spans(running):
        sentence = running.sentence(start)
        if sentence[0] in seen or not _is_future(running, start):
            continue
        if case.year and f"{case.year + 1}年" in running.text[sentence[0] : start]:
            continue
        seen.add(sentence[0])
        clean = False
        clause = running.clause(start)
        yield breach(
            running.at(*clause),
            wording=running.text[start:end],
            text=running.text[slice(*clause)].strip()[:60],
        )
    if clean and running.text:
        yield passed()


def _spans(running: Running) -> Iterator[tuple[int, int]]:
    yield from running.find(*words("future", "words"))
    if "将" in running.text:
        for one in _counted().finditer(running.text):
            yield one.span("future")


@cache
def _counted() -> re.Pattern[str]:
    """将 and a deed with its count at the end of the clause."""
    verbs, things = ("|".join(words("future", key)) for key in ("verbs", "things"))
    return lazy_pattern(
        rf"(?<![不未凡])(?P<future>将(?:全年|再|再次|共|累计)?(?:{verbs}))(?!{things})"
        r"[^，。；：、（）\d\n]{0,14}\d[\d,.]*[余多]?[千万]?[一-鿿%％]{1,3}(?=[，。；、（）\s]|$)"
    )


def _is_future(running: Running, start: int) -> bool:
    text = running.text
    if text.startswith(words("future", "objects"), start) or quoted(running, start):
        return False
    if text.startswith("计划", start) and _followed(running, start):
        return False
    line, _ = running.line(start)
    _, stop = running.sentence(start)
    _, clause_end = running.clause(start)
    if holds_any(text[start:clause_end], words("future", "disposal")):
        return False
    around = text[max(line, start - _REACH) : stop]
    return not holds_any(around, words("future", "plans"))


def _followed(running: Running, start: int) -> bool:
    """Is 计划 here the plan that was followed, not what is still planned?"""
    clause, _ = running.clause(start)
    return holds_any(running.text[clause:start], words("future", "followed"))
