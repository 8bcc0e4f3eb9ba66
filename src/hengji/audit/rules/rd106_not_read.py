"""图片、嵌入的文件、没有计算结果的公式读不到文字和数字，里面的内容没有检查；宏没有运行。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import told
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD106",
    "有内容没有读取",
    severity=Severity.NOTE,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处内容没有读取和检查：{what}",
    remedy="图片、嵌入的文件里有数字的，另附可编辑的原件；公式没有结果的，用 Excel 或 WPS "
    "打开，保存后再送审。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 嵌入的内容没有读取", severity="note"),
    ),
)
def not_read(case: Case) -> Iterator[Outcome]:
    yield from told(case, Doubt.NOT_READ, Doubt.MACROS)
