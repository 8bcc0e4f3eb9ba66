"""“人数”以人计，“人次”一个人可以算几次。“人数达2000余人次”说不清是多少人。"""

from collections.abc import Iterator

from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    rejects,
    rule,
)
from hengji.kernel.patterns import lazy_pattern

_MIXED = lazy_pattern(r"人数[^，。；、\n\d]{0,4}[\d,.]+[余多]?[千万]?[余多]?人次")


@rule(
    "TX107",
    "人数与人次混用",
    severity=Severity.NOTE,
    basis=Identity("人数以人计，人次以次计"),
    message="“{text}”：人数的单位是“人”，不是“人次”",
    remedy="按台账核定是人数还是人次，全文用同一口径。",
    needs="没有读到正文",
    examples=(
        accepts("参与职工2000余人次，参训人数达300人。"),
        accepts("活动人数多，全年服务5000余人次。"),
        rejects("参与职工人数达2000余人次。", severity="note"),
        rejects("受益人数为300人次。"),
    ),
)
def persons_and_times(case: Case) -> Iterator[Outcome]:
    running = case.report.prose
    found = _MIXED.finditer(running.text) if "人次" in running.text else iter(())
    yield from or_passed(
        case, (breach(running.at(*one.span()), text=one.group()) for one in found)
    )
