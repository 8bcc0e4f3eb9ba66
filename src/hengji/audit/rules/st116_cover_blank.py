"""封面、评价人员表和签审页要填全。电子稿里签字盖章处空着很常见，只作提示。"""

from collections import Counter
from collections.abc import Iterator

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
from hengji.report.forms import FormKind

_KINDS = (FormKind.COVER, FormKind.EVALUATORS, FormKind.SIGN_OFF)
_BLANK = " 　:：_＿年月日（）()盖章签字\n"
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
    ),
)
def cover_blank(case: Case) -> Iterator[Outcome]:
    for form in case.report.forms_of(*_KINDS):
        blank = [f for f in form.fields if not f.value.text.strip(_BLANK)]
        if blank:
            labels = Counter("".join(f.label.split()) for f in blank)
            fields = [f"{one}（{n} 处）" if n > 1 else one for one, n in labels.items()]
            yield breach(*(f.value for f in blank), form=form.kind.value, fields=fields)
        elif form.fields:
            yield passed()
