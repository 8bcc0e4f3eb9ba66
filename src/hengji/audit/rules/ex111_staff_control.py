"""在职人员控制率（在职人数 ÷ 编制数）超过100%的，应当说明原因。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import stated
from hengji.audit.checks.reasons import reason_for
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.report.facts import Basis

_ANY = (Basis.FINAL, Basis.UNSTATED, Basis.INITIAL)


@rule(
    "EX111",
    "在职人员超过编制",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#staff-control"),
    message="编制 {posts}，在职 {staff}，控制率 {rate}，超过 100%，未见原因说明",
    remedy="核对编制数和在职人数；属军转安置、机构改革等原因的，予以说明。",
    needs="未见编制数和在职人数",
    examples=(
        accepts("我单位编制数20人，在职人数18人。"),
        accepts("我单位编制数20人，在职人数21人，超编1人，主要原因是接收军转安置人员。"),
        rejects("我单位编制数20人，在职人数21人。"),
        silent("我单位编制数20人。"),
    ),
)
def staff_control(case: Case) -> Iterator[Outcome]:
    posts, staff = stated(case, "编制数", *_ANY), stated(case, "在职人数", *_ANY)
    if not (posts and staff):
        return
    if posts.figure.kind is not staff.figure.kind or posts.figure.amount == 0:
        yield undecided("编制数为零或单位不同")
    elif not staff.figure.span.above(posts.figure.span) or reason_for(case, "staff"):
        yield passed()
    else:
        rate = percent(staff.figure.amount / posts.figure.amount)
        yield breach(staff, posts, posts=posts, staff=staff, rate=rate)
