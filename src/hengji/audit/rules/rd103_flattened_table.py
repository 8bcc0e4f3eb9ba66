"""表格复制成文字以后，空单元格丢失、相邻的数字粘连，哪个数属于哪一栏不能确定。拿不准的数不作判断，
免得冤枉。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import doubts
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD103",
    "表格已散成文字",
    severity=Severity.NOTE,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处表格已散成文字或单元格粘连，归属不能确定的数字未检查",
    remedy="送审保留表格的 Word 或 Excel 原件，就能逐格检查。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 表格已散成文字，单元格归属不能确定", severity="note"),
    ),
)
def flattened_table(case: Case) -> Iterator[Outcome]:
    yield from doubts(case, Doubt.FLATTENED_TABLE, Doubt.GLUED_CELLS)
