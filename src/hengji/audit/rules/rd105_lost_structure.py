"""旧格式或转换过的文件丢失了合并单元格、自动编号等信息，标题层级和表格结构可能读得不全。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import doubts
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD105",
    "格式信息缺失",
    severity=Severity.NOTE,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处格式信息缺失，编号和表格结构可能不全",
    remedy="用文字处理软件另存为 docx 或 xlsx 后再送审。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 格式信息缺失", severity="note"),
    ),
)
def lost_structure(case: Case) -> Iterator[Outcome]:
    yield from doubts(case, Doubt.LOST_STRUCTURE)
