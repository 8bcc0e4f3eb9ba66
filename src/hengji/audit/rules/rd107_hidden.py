"""工作簿里隐藏的工作表、行、列，打开文件时看不到，但随文件一起报送，已和其他内容一并检查。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import told
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD107",
    "有隐藏的内容",
    severity=Severity.NOTE,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处隐藏的内容，已一并检查：{what}",
    remedy="不需要报送的，删除后再送审；需要的，取消隐藏。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 隐藏的内容，已一并读取", severity="note"),
    ),
)
def hidden(case: Case) -> Iterator[Outcome]:
    yield from told(case, Doubt.HIDDEN)
