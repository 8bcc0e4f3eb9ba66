"""文件里的字体没有对应的文字编码，读出来的是乱码，这些地方没有检查。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import doubts
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD102",
    "文字不可读",
    severity=Severity.WARNING,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处文字不可读，内容未检查",
    remedy="用原来的文字处理软件重新导出，导出时嵌入字体；或者直接送 Word、Excel 原件。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 文字不可读", severity="warning"),
    ),
)
def unreadable_text(case: Case) -> Iterator[Outcome]:
    yield from doubts(case, Doubt.UNREADABLE_TEXT)
