"""问卷逐档写明满意、基本满意、不满意份数的，满意度应当能由这些份数算得。

有的地方只算“满意”，有的把“基本满意”也算进去或折算：写明的满意度落在第一档的占比和除
不满意以外各档的占比之间的都不报。各档合计少于收回份数的，不判断满意度；多于的，合计必有错。
"""

from collections.abc import Iterator

from hengji.audit.checks.answers import Answers, answers
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)


@rule(
    "XD122",
    "满意度与问卷份数不符",
    severity=Severity.WARNING,
    basis=Identity("满意度 ＝ 满意的份数 ÷ 收回的份数"),
    message="写明满意度 {rate}；{total}中，第一档 {first} 占 {least}，"
    "除不满意以外 {satisfied} 占 {most}",
    variants={"exceed": "各档合计 {made}，多于总数 {total}"},
    remedy="核对各档份数和满意度；另有折算办法的，写明算法。",
    needs="没有逐档写明问卷份数和满意度的内容",
    examples=(
        accepts("收回问卷300份，其中满意263份、基本满意25份、不满意12份，满意度96%。"),
        accepts("收回问卷300份，其中满意263份、基本满意25份、不满意12份，满意度87.67%。"),
        accepts("随机调查100户，非常满意80户、满意15户、不满意5户，综合满意度92%。"),
        rejects("收回问卷300份，其中满意263份、基本满意25份、不满意12份，满意度98%。"),
        rejects("随机调查100户，非常满意80户、满意15户、不满意5户，总体满意度98%。"),
        rejects("随机调查100户，非常满意90户、满意15户、不满意5户，总体满意度96%。"),
        rejects(
            "收回问卷300份，回收率100%。其中满意263人、基本满意25人、不满意12人，满意度98%。"
        ),
        silent("收回问卷300份，满意度96%。"),
    ),
)
def satisfaction_counts(case: Case) -> Iterator[Outcome]:
    for one in answers(case):
        if one.made > one.total.figure.amount:
            yield breach(
                one.total,
                *one.grades,
                variant="exceed",
                total=one.total,
                made=one.printed(one.made),
            )
        elif not one.complete:
            yield undecided("各档份数合计不等于收回的份数")
        elif _possible(case, one):
            yield passed()
        else:
            yield breach(
                one.rate,
                one.total,
                *one.grades,
                rate=one.rate,
                total=one.total,
                first=one.grades[0],
                least=percent(one.grades[0].figure.amount / one.total.figure.amount),
                satisfied=one.printed(one.satisfied),
                most=percent(one.satisfied / one.total.figure.amount),
            )


def _possible(case: Case, one: Answers) -> bool:
    """Whether the rate lies between the first grade alone and all but 不满意."""
    stated, total = case.span(one.rate.figure), one.total.figure.amount
    first = one.grades[0].figure.amount
    return first / total <= stated.high and stated.low <= one.satisfied / total
