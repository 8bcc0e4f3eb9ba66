"""年度终了以后，结果是已知的数。“预计补助金额”说明还没有核实，或者照抄了年中的材料。

“比预计”“年初预计”、下年的打算不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, quoted, results, running_in, words
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
from hengji.report.outline import Role
from hengji.report.running import Running

_FIGURE = lazy_pattern(r"\d[\d,.]*\s*[余多]?\s*(?:[万亿千]*元|[人户家场个件份吨次期]|[%％])")
_REST = lazy_pattern(r"(?:[^，。；：,:;\n]|(?<=\d),(?=\d{3}))*")
_COMPLETION = lazy_pattern(r"20\d\d年|\d月|竣工|完工|建成|投入使用|工期|总投资")


@rule(
    "TM104",
    "结果用了预计数",
    severity=Severity.WARNING,
    basis=Identity("年度终了以后的结果是实际数"),
    message="绩效情况中用了预计数：{text}",
    remedy="核实后改为实际数；确实还不能核实的，说明原因和核实时间。",
    needs="没有读到支出和绩效情况部分",
    examples=(
        accepts("一、绩效情况\n实际补助47人、7.1万元，超过预计数。"),
        accepts("一、绩效情况\n预计下年新建工会10家。"),
        accepts("一、绩效情况\n场馆改造完成年度任务，预计2025年6月竣工。"),
        accepts("一、绩效情况\n各项工作均按预计进度完成，全年宣讲12场。"),
        accepts("一、绩效情况\n宣讲12场。\n二、改进措施\n预计投入10万元改造场馆。"),
        rejects(
            "一、绩效情况\n目前得到补助的职工共47人，预计补助金额共71050元。",
            severity="warning",
        ),
        rejects("一、绩效情况\n预计全年服务职工300人次。"),
        rejects(
            "一、部门整体支出情况\n全年预算1358.50万元，预计执行1,347.92万元。",
            severity="warning",
        ),
        accepts("一、部门整体支出情况\n年初预计支出100万元，实际执行98万元。"),
    ),
)
def estimate(case: Case) -> Iterator[Outcome]:
    running = results(case)
    clean = True
    for found in _judged(running, "words", case.year):
        clean = False
        yield found
    spending = running_in(case, Role.SPENDING, Role.OVERVIEW)
    for found in _judged(spending, "money", case.year):
        clean = False
        yield found
    if clean and (running.text or spending.text):
        yield passed()


def _judged(running: Running, key: str, year: int | None) -> Iterator[Outcome]:
    seen: set[int] = set()
    for start, _ in running.find(*words("estimates", key)):
        clause = _clause(running, start)
        if clause[0] not in seen and _counts(running, start, clause, year):
            seen.add(clause[0])
            yield breach(
                running.at(start, clause[1]),
                text=running.text[start : clause[1]].strip()[:60],
            )


def _clause(running: Running, start: int) -> tuple[int, int]:
    """The stretch to the next mark; the comma of 1,347.92 is none."""
    begin, _ = running.clause(start)
    found = _REST.match(running.text, start)
    return begin, found.end() if found else start


def _counts(running: Running, start: int, clause: tuple[int, int], year: int | None) -> bool:
    """Whether a figure of this year's result is estimated here."""
    sentence = running.text[slice(*running.sentence(start))]
    return (
        bool(_FIGURE.search(running.text, start, clause[1]))
        and not _COMPLETION.search(running.text, start, clause[1])
        and not quoted(running, start)
        and not holds_any(sentence, words("estimates", "plans"))
        and not (year and f"{year + 1}年" in sentence)
    )
