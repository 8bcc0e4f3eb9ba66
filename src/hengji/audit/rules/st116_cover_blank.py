"""封面、评价人员表和签审页要填全。电子稿里签字盖章处空着很常见，只作提示。

自评表、基础数据表下面印着负责人签字而空着的，也提示一次。
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

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
)
from hengji.audit.samples import indicator_form
from hengji.report.forms import Field, Form, FormKind

_KINDS = (FormKind.COVER, FormKind.EVALUATORS, FormKind.SIGN_OFF)
_BLANK = " 　:：_＿年月日（）()盖章签字\n"
_NO_DAY = re.compile(r"\s*20\d\d\s*年\s*\d{0,2}\s*月\s*日\s*")
_SIGNED = re.compile(r"负责人$|签[字名章]")
_ROW = ("产出指标", "数量指标", "宣讲场次", "12场", "12场", "100", "95", "活动偏少")
_COVER = (
    "部门整体支出绩效自评\n单位名称：青禾县总工会\n预算编码：{}\n评价方式：部门绩效自评\n"
    "评价机构：部门评价组\n报告日期：{}\n青禾县财政局（制）\n"
)


@rule(
    "ST116",
    "封面或签审页没有填全",
    severity=Severity.NOTE,
    basis=PrintedForm("封面和签审页的各栏"),
    message="{form}的 {fields} 没有填写",
    remedy="补填；签字、盖章的，送审纸质件或扫描件上要有。",
    needs="没有认出封面、评价人员表或签审页",
    examples=(
        accepts(_COVER.format("116001", "2025年3月10日")),
        rejects(_COVER.format("", "    年   月   日"), severity="note"),
        rejects(_COVER.format("116001", "2025年   月   日")),
        accepts(
            indicator_form(_ROW) + "填报人：李某  填报日期：2025年3月8日  负责人（签字）：王某"
        ),
        rejects(
            indicator_form(_ROW) + "填报人：李某  填报日期：2025年3月8日  负责人（签字）："
        ),
    ),
)
def cover_blank(case: Case) -> Iterator[Outcome]:
    for form in case.report.forms:
        fields_asked = _asked(form)
        blank = [f for f in fields_asked if _empty(f.value.text)]
        if blank:
            labels = Counter("".join(f.label.split()) for f in blank)
            fields = [f"{one}（{n} 处）" if n > 1 else one for one, n in labels.items()]
            yield breach(*(f.value for f in blank), form=form.kind.value, fields=fields)
        elif fields_asked:
            yield passed()


def _asked(form: Form) -> Sequence[Field]:
    """All of a cover's or a sign-off's; of another form what its head signs at its foot."""
    if form.kind in _KINDS:
        return form.fields
    return [f for f in form.fields if _SIGNED.search("".join(f.label.split()))]


def _empty(value: str) -> bool:
    return not value.strip(_BLANK) or _NO_DAY.fullmatch(value) is not None
