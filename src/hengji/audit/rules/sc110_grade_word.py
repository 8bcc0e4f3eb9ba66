"""等次的规定名称是优、良、中、差。写“优秀”“良好”的意思清楚，只作参考。"""

import re
from collections.abc import Iterator

from hengji.audit.checks.grades import grades
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

_OTHER = re.compile(r"较?好|一般|(?:基本|不)?合格|达标|[A-DＡ-Ｄ][级等档]?|[一二三四][级等档]")
"""Other scales than the one that is prescribed."""


@rule(
    "SC110",
    "评价等次没有用规定的名称",
    severity=Severity.NOTE,
    basis=cite("mof-2020-10#grades"),
    message="等次写为“{grade}”，规定的名称是“{due}”",
    variants={"other": "等次写为“{grade}”，规定的名称是{names}"},
    remedy="等次改用规定的名称：优、良、中、差；当地通知另有名称的，从其名称。",
    needs="没有写明等次",
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
                activity("≥10场", "12场", "100", "95", "活动偏少"),
                total=("100", "95"),
                grade="优秀",
            ),
            severity="note",
        ),
        rejects("2024年度部门整体支出绩效自评分数为95分，评价等次为“优秀”。", severity="note"),
        accepts("整体绩效自评得分97分，等级为优。年度考核等次为优秀的2人，客户评价优秀。"),
        rejects("整体绩效自评得分97分，等级为优秀。", severity="note"),
        rejects("2024年整体自评，得分65分，属于“较差”等。"),
        rejects(indicator_form(activity(), total=("100", "95"), grade="A级")),
        rejects("2024年度部门整体支出绩效自评分数为95分，评价等次为“好”。"),
        rejects("整体自评得分95分，其中：产出49分，效益36分，满意度10分，等次为“优秀”。"),
        silent(indicator_form(activity())),
    ),
)
def grade_word(case: Case) -> Iterator[Outcome]:
    names = {band.name for band in case.profile.grades}
    for text in grades(case):
        word = text.text.strip("“”\"' 。")
        if word in names:
            yield passed()
        elif _OTHER.fullmatch(word):
            listed = "、".join(band.name for band in case.profile.grades)
            yield breach(text, variant="other", grade=word, names=listed)
        elif len(word) == 2 and (due := next((one for one in word if one in names), "")):
            yield breach(text, grade=word, due=due)
        else:
            yield undecided("等次的写法不能确定")
