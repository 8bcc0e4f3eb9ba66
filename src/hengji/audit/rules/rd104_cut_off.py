"""文件超出读取上限，上限以后的内容没有读，也没有检查。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import doubts
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD104",
    "超出读取上限",
    severity=Severity.WARNING,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处超出读取上限，后面的内容未检查",
    remedy="把文件按附件拆开送审，或者请管理员调高读取上限。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 超出读取上限，后面的内容未读", severity="warning"),
    ),
)
def cut_off(case: Case) -> Iterator[Outcome]:
    yield from doubts(case, Doubt.CUT_OFF)
