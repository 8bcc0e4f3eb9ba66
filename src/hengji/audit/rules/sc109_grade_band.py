"""等次由总得分所在的档决定。各地分档不尽相同，以表格版本的分档为准，因此只要求说明。"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.grades import graded
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.report.facts import Fact, Text


@rule(
    "SC109",
    "评价等次与总得分不符",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#grades"),
    message="总得分 {total}，在“{due}”的范围（{low}～{high}分）内，等次填“{grade}”",
    remedy="按总得分所在的档填写等次；当地分档不同的，以当地通知为准并注明。",
    needs="没有同时写明总得分和等次",
    examples=(
        accepts(
            indicator_form(
                activity("≥10场", "12场", "100", "95", "活动偏少"),
                total=("100", "95"),
                grade="优",
            )
        ),
        rejects(
            indicator_form(
                activity("≥10场", "12场", "100", "89", "活动偏少"),
                total=("100", "89"),
                grade="优",
            ),
            severity="warning",
        ),
        silent(indicator_form(activity())),
    ),
)
def grade_band(case: Case) -> Iterator[Outcome]:
    names = {band.name: band for band in case.profile.grades}
    wrong: dict[tuple[str, Decimal], list[Text | Fact]] = {}
    for text, score in graded(case):
        word = text.text.strip("“”\"' 。")
        stated = names.get(word) or names.get(word[:1])
        due = case.profile.grade_of(score.figure.digits)
        if stated is None or due is None or not (text.certain and score.certain):
            yield undecided("等次的写法或总得分不能确定")
        elif stated == due:
            yield passed()
        else:
            wrong.setdefault((word, score.figure.digits), []).extend((text, score))
    for (word, points), places in wrong.items():  # the form and the text say it alike
        due = case.profile.grade_of(points)
        if due:
            yield breach(
                *places, total=f"{points} 分", due=due.name, low=due.low, high=due.high,
                grade=word,
            )  # fmt: skip
