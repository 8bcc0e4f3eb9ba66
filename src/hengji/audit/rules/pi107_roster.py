"""附表里姓名一栏旁边有身份证、银行卡、患病或困难原因等栏目，就是一份个人名册，不应随报告送审或公开。"""

from collections.abc import Iterator
from itertools import takewhile

from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Table

_NAME = lazy_pattern(r"^(?:职工|学生|儿童|受助人|户主|领取人)?姓\s*名$")
_SENSITIVE = lazy_pattern(
    r"身份证|银行卡|卡号|账号|开户|患病|疾病|病种|病情|(?:困难|致困|贫困)(?:原因|情况|类别|类型)"
    r"|家庭住址|残疾|低保|救助金额|补助金额|慰问金额|帮扶金额|资助金额"
)
_HEADER_ROWS = 4


@rule(
    "PI107",
    "附有受助人员名册",
    severity=Severity.WARNING,
    basis=cite("pipl#sensitive"),
    message="表中“{name}”与“{column}”并列，共 {count} 行，是一份个人名册",
    remedy="把名册抽出，作为佐证材料另行保管；报告里只写人数和金额。",
    needs="文中没有表格",
    examples=(
        accepts("| 姓名 | 职务/职称 | 单位 | 签字 |\n| 李某 | 股长 | 青禾县总工会 |  |"),
        accepts("| 姓名 | 荣誉称号 | 补助金额 |\n| | | |"),
        rejects(
            "| 序号 | 姓名 | 困难原因 | 补助金额（元） |\n| 1 | 李建国 | 患病 | 3000 |",
            severity="warning",
        ),
        rejects("| 姓 名 | 身份证号码 | 签字 |\n| 李建国 |  |  |"),
    ),
)
def roster(case: Case) -> Iterator[Outcome]:
    for document in case.report.documents:
        for table in document.tables:
            yield _judged(table)


def _judged(table: Table) -> Outcome:
    top = takewhile(lambda cell: cell.row <= _HEADER_ROWS, table.cells)  # in reading order
    heads = [cell for cell in top if cell.text]
    name = next((c for c in heads if "姓" in c.text and _NAME.match(c.text.strip())), None)
    if name is None:
        return passed()
    beside = next((c for c in heads if c.row == name.row and _SENSITIVE.search(c.text)), None)
    rows = range(name.row + name.row_span, table.row_count + 1)
    filled = [c for c in (table.at(r, name.column) for r in rows) if c and c.text.strip()]
    if beside is None or not filled:
        return passed()
    return breach(
        name.place,
        name=name.text.strip(),
        column=beside.text.strip(),
        count=len(filled),
    )
