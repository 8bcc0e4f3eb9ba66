"""受助儿童和学生的姓名不公开，也不写进绩效材料。"""

from collections.abc import Iterator

from hengji.audit.checks.personal import people
from hengji.audit.rule import Case, Outcome, Severity, accepts, cite, rejects, rule


@rule(
    "PI106",
    "受助儿童、学生的姓名",
    severity=Severity.WARNING,
    basis=cite("pipl#sensitive"),
    message="“{word}”旁有 {names} 的姓名",
    remedy="删去姓名，只写人数；照片、名单也不要放进公开的副本。",
    needs="没有读到任何文字",
    examples=(
        accepts("为20名困境儿童、留守儿童送去书包、文具等物资。"),
        accepts("资助困难学生15名，发放助学金4.5万元。"),
        accepts("走访留守儿童家庭30户，陪护师由李建国、王秀英担任。"),
        rejects("为困境儿童陈小雨、周子涵送去书包。", severity="warning"),
        rejects("资助困难学生刘一鸣等3人。"),
    ),
)
def named_children(case: Case) -> Iterator[Outcome]:
    yield from people(case, children=True)
