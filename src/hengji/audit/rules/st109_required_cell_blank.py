"""表格里要求必填的栏目不能空着。可选的行、没有发生的项目空着不报。"""

from collections.abc import Iterator

from hengji.audit.checks.fund_blanks import fund_blanks
from hengji.audit.checks.wording import words
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
from hengji.audit.samples import base_form, fund_form
from hengji.report.forms import Form, FormKind

_ROW = ("公用经费", "10", "10", "10")
# Their blanks are judged with the sign-off, which is often done on paper.
_BY_HAND = (FormKind.COVER, FormKind.EVALUATORS, FormKind.SIGN_OFF)


@rule(
    "ST109",
    "必填栏目空白",
    severity=Severity.WARNING,
    basis=PrintedForm("表格的必填栏目"),
    message="《{form}》的 {fields} 没有填写",
    remedy="补填；没有此项内容的写“无”，不要空着。",
    needs="没有认出带必填栏目的表格",
    examples=(
        accepts(
            base_form(_ROW, ("厉行节约保障措施", "压减会议，集中采购", "<", "<")),
            profile="hunan-2023",
        ),
        accepts(
            base_form(_ROW, ("出国经费", "", "", ""), ("厉行节约保障措施", "无", "<", "<")),
            profile="hunan-2023",
        ),
        rejects(
            base_form(_ROW, ("厉行节约保障措施", "", "<", "<")),
            profile="hunan-2023",
            severity="warning",
        ),
        rejects(base_form(_ROW) + "填表人：李某  填报日期：  联系电话：0730-8765432"),
        accepts(base_form(_ROW) + fund_form("100.00", "120.00", "110.00", "91.67%", "9.17")),
        rejects(fund_form("100.00", "", "110.00", "91.67%", "9.17")),
    ),
)
def required_cell_blank(case: Case) -> Iterator[Outcome]:
    for form in case.report.forms:
        if form.kind in _BY_HAND:
            continue
        if unfilled := fund_blanks(case, form):
            fields = [f"年度资金总额的{name}" for name, _ in unfilled]
            yield breach(*(at for _, at in unfilled), form=form.kind.value, fields=fields)
        spec = case.profile.form(form.kind)
        own = [one.label for one in spec.fields if one.required] if spec else []
        yield from _judged(form, list(dict.fromkeys((*own, *words("cells", "required")))))


def _judged(form: Form, asked: list[str]) -> Iterator[Outcome]:
    fields = form.fields
    labels = "\n".join(["".join(f.label.split()) for f in fields])
    starts = [labels.find(label) for label in asked if label in labels]
    found = [fields[labels.count("\n", 0, start)] for start in starts]
    blank = [f for f in found if f.value.certain and not f.value.text.strip("　 —-/\n")]
    sure = [f for f in blank if form.certain]
    if sure:
        blanks = ["".join(f.label.split()) for f in sure]
        yield breach(*(f.value for f in sure), form=form.kind.value, fields=blanks)
    elif found and not blank:
        yield passed()
