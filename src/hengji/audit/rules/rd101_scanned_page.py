"""扫描页只有图像，没有可以读取的文字，这些页上的内容一项也没有检查。"""

from collections.abc import Iterator

from hengji.audit.checks.reading import doubts
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, rejects, rule
from hengji.report.document import Doubt


@rule(
    "RD101",
    "扫描页没有文字",
    severity=Severity.WARNING,
    basis=Identity("没有读到的内容不作判断"),
    message="有 {count} 处是扫描图像，没有文字，内容未检查",
    remedy="另附这些页的电子版（Word、Excel 或带文字的 PDF）一并送审；只是签字盖章页的，"
    "说明即可。",
    needs="没有读到任何内容",
    examples=(
        accepts("一、部门基本情况\n青禾县总工会内设股室3个。"),
        rejects("一、部门基本情况\n※ 扫描页，没有文字", severity="warning"),
    ),
)
def scanned_page(case: Case) -> Iterator[Outcome]:
    yield from doubts(case, Doubt.SCANNED_PAGE)
