"""评价组和单位的签字日期，一般不晚于封面上的报告日期；晚了的，多半有一处日期没有改。

财政部门的意见本来就在报告之后，不比。只作提示。
"""

from collections.abc import Iterator

from hengji.audit.checks.dates import PrintedDate, dates
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
)
from hengji.kernel.places import Place
from hengji.report.forms import Field, FormKind

_COVER = (
    "部门整体支出绩效自评\n单位名称：青禾县总工会\n预算编码：116001\n评价方式：部门绩效自评\n"
    "评价机构：部门评价组\n报告日期：2025年4月18日\n青禾县财政局（制）\n"
)
_SIGNED = (
    "| 评价组组长（签字）：林一山 | 日期：{} |\n| 部门（单位）意见：同意。 | < |\n"
    "| 部门（单位）负责人（签章）：周二水 | 日期：{} |\n"
    "| 财政部门归口业务股室意见： | < |\n| 负责人（签章）： | 日期：{} |\n"
)
_REPORTED = "报告日期"
_OTHERS = "财政"


@rule(
    "ST119",
    "签字日期晚于报告日期",
    severity=Severity.NOTE,
    basis=PrintedForm("封面的报告日期和签审页的签字日期"),
    message="报告日期 {reported}，签审页上{who}的日期 {signed}，晚于报告日期",
    remedy="核对两处日期；确在报告之后签字的，把报告日期改为定稿日期。",
    needs="未见报告日期，或者签审页没有签字日期",
    examples=(
        accepts(_COVER + _SIGNED.format("2025年4月15日", "2025年4月18日", "2025年5月6日")),
        rejects(_COVER + _SIGNED.format("2025年4月19日", "2025年4月18日", ""), severity="note"),
        rejects(_COVER + _SIGNED.format("2025年4月15日", "2025年5月15日", "")),
        silent(_COVER + _SIGNED.format("", "", "2025年5月6日")),
    ),
)
def signed_after(case: Case) -> Iterator[Outcome]:
    covers = (f.field(_REPORTED) for f in case.report.forms)
    reported = next((found for c in covers if c and (found := _date(c))), None)
    if reported is None:
        return
    for who, field in _signatures(case):
        signed = _date(field)
        if signed is None:
            continue
        if signed[0].key > reported[0].key:
            yield breach(
                signed[1],
                reported[1],
                who=who,
                reported=reported[0].text,
                signed=signed[0].text,
            )
        else:
            yield passed()


def _signatures(case: Case) -> Iterator[tuple[str, Field]]:
    """Fields of the sign-off page with who signed, up to those of another office."""
    for form in case.report.forms_of(FormKind.SIGN_OFF, FormKind.EVALUATORS):
        who = ""
        for field in form.fields:
            label = "".join(field.label.split())
            if _OTHERS in label:
                break
            who = who if "日期" in label else f"“{label}”"
            yield who, field


def _date(field: Field) -> tuple[PrintedDate, Place] | None:
    found = next(dates(field.value.text), None)
    return (found, field.value.place) if found and found.possible else None
