"""“正在筹备”“今年以来”“截至6月底”是年中材料的说法。年度报告要写到年底。

“截至目前”带着全年的数、或者同一段里写到了下半年和全年的，不报。
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

_CUT = lazy_pattern(r"截[至止]到?(?:20\d\d年)?(?:[1-9]|10|11)月(?:底|末|份|\d{1,2}日)")
_SPENT = ("执行率", "支出", "支付", "拨付")


@rule(
    "TM102",
    "年中的说法",
    severity=Severity.NOTE,
    basis=Identity("年度报告写到年度终了"),
    message="绩效情况中写“{wording}”，像是年中的材料：{text}",
    remedy="改为全年的情况和年底的数；年中以后没有进展的，说明原因。",
    needs="没有读到支出和绩效情况部分",
    examples=(
        accepts("一、绩效情况\n截至目前，全县共宣讲25场，覆盖职工2200人次。"),
        accepts(
            "一、绩效情况\n上半年培训1期，下半年培训1期。截至6月底支出过半，全年执行率99%。"
        ),
        accepts(
            "一、绩效情况\n全年培训2期。\n二、改进措施\n今年以来培训偏少，正在筹备新一期。"
        ),
        rejects("一、绩效情况\n目前正在积极筹备金秋助学活动。", severity="warning"),
        rejects("一、绩效情况\n今年以来，已组建基层工会80家。", severity="note"),
        accepts("一、部门整体支出情况\n截至2023年9月底，专项资金已全部拨付，全年结余1万元。"),
        rejects("一、绩效情况\n截至6月底，新建工会40家。", severity="warning"),
        rejects(
            "一、部门整体支出情况\n截至2023年9月30日，累计支出219.86万元，执行率98.69%。",
            severity="note",
        ),
    ),
)
def midyear_wording(case: Case) -> Iterator[Outcome]:
    running = results(case)
    clean = True
    for found in _judged(running, _spans(running)):
        clean = False
        yield found
    spending = running_in(case, Role.SPENDING, Role.OVERVIEW)
    for found in _judged(spending, _halfway(spending)):
        clean = False
        yield found
    if clean and (running.text or spending.text):
        yield passed()


def _judged(running: Running, spans: Iterator[tuple[int, int, Severity]]) -> Iterator[Outcome]:
    seen: set[int] = set()
    for start, end, severity in spans:
        clause = running.clause(start)
        if clause[0] in seen or quoted(running, start):
            continue
        seen.add(clause[0])
        yield breach(
            running.at(start, end),
            severity=severity,
            wording=running.text[start:end],
            text=running.text[slice(*running.sentence(start))].strip()[:60],
        )


def _spans(running: Running) -> Iterator[tuple[int, int, Severity]]:
    for start, end in running.find(*words("midyear", "pending")):
        yield start, end, Severity.WARNING
    for start, end in running.find(*words("midyear", "since")):
        yield start, end, Severity.NOTE
    if "截" in running.text:
        for one in _CUT.finditer(running.text):
            line = running.text[slice(*running.line(one.start()))]
            if not holds_any(line, words("midyear", "later")):
                yield *one.span(), Severity.WARNING


def _halfway(running: Running) -> Iterator[tuple[int, int, Severity]]:
    """Spending told as it stood in the middle of the year, and not again for its end."""
    if "截" not in running.text:
        return
    for one in _CUT.finditer(running.text):
        line = running.text[slice(*running.line(one.start()))]
        sentence = running.text[slice(*running.sentence(one.start()))]
        told = holds_any(line, (*words("midyear", "later"), *words("midyear", "done")))
        if holds_any(sentence, _SPENT) and not told:
            yield *one.span(), Severity.NOTE
