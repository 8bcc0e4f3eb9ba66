"""A result made by hand, so that writers are tested without extraction and rules."""

from __future__ import annotations

from hengji.audit.coverage import Check, Coverage, Silence
from hengji.audit.example import sketch
from hengji.audit.finding import Finding
from hengji.audit.result import Audited, AuditResult, Refused
from hengji.audit.rule import Severity
from hengji.kernel.places import Place
from hengji.report.document import Document

TEXT = """
青禾县总工会2024年度部门整体支出绩效自评报告
一、部门（单位）基本情况
青禾县总工会内设办公室、组织部、权益保障部3个科室，编制12人，在职人员11人，在职人员控制率91.67%。
二、一般公共预算支出情况
2024年基本支出100.00万元，其中：人员经费60.00万元，公用经费50.00万元，占总支出的比重较上年有所下降。
全年预算数230.00万元，全年执行数218.50万元，预算执行率99.00%，执行情况总体良好。
三、绩效自评情况
<script>alert(1)</script> 联系人手机13912345678，办公电话0731-1234567。
| 预算单位名称 | 青禾县总工会 | < | < | < | < | < |
| 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分 |
| ^ | 年度资金总额 | 180.00 | 230.00 | 218.50 | 10 | 9.9 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标（50分） | 数量指标 | 职工文体活动场次 | ≥12场次 | 9场次 | 20 | 20 |
| ^ | 质量指标 | 活动验收合格率 | 100% | 100% | 15 | 15 |
| ^ | 时效指标 | 按期完成率 | 100% | 100% | 15 | 14 |
| 满意度指标（10分） | 服务对象满意度指标 | 职工满意度 | ≥95% | 96% | 10 | 10 |
四、存在的问题及原因分析
一是预算编制还不够细化；二是个别活动开展较晚。
"""


def document(name: str = "青禾县总工会自评报告.docx", text: str = TEXT) -> Document:
    """A sketched document, ``TEXT`` where nothing else is given."""
    return sketch(text, name)


def at(document: Document, quote: str) -> Place:
    """The place of the first text that holds these words."""
    for one in document.texts():
        start = one.text.find(quote)
        if start >= 0:
            return one.at(start, start + len(quote))
    raise LookupError(quote)


def finding(
    code: str, title: str, severity: Severity, message: str, *places: Place, **values: str
) -> Finding:
    """A finding with the remedy and basis that all of them share."""
    return Finding(
        code,
        title,
        severity,
        message,
        "核对总数和各项；有未列出的部分，补列该项。",
        "定义：各项列全时，分项之和 ＝ 总数",
        values,
        places,
        (),
        f"{len(message):016x}",
    )


def found(document: Document) -> tuple[Finding, ...]:
    """Two errors, a warning and a note, each at its place in ``TEXT``."""
    return (
        finding(
            "AM102",
            "所列各项超过总数",
            Severity.ERROR,
            "基本支出 100.00 万元，其中各项 60.00 万元、50.00 万元，比总数多 10.00 万元",
            at(document, "100.00万元，其中：人员经费60.00万元，公用经费50.00万元"),
            name="基本支出",
            total="100.00 万元",
            parts="60.00 万元、50.00 万元",
            sum="110.00 万元",
            gap="10.00 万元",
        ),
        finding(
            "EX101",
            "执行率与金额不符",
            Severity.ERROR,
            "写明预算执行率 99.00%；执行数 218.50 万元 ÷ 预算数 230.00 万元 ＝ 95.00%",
            at(document, "预算执行率99.00%"),
            at(document, "218.50"),
            rate="99.00%",
            executed="218.50 万元",
            budget="230.00 万元",
        ),
        finding(
            "SC103",
            "未完成目标却得满分",
            Severity.WARNING,
            "职工文体活动场次目标 ≥12场次，实际 9场次，得分 20 分等于满分",
            at(document, "9场次"),
            at(document, "≥12场次"),
        ),
        finding(
            "XD105",
            "比较没有数字",
            Severity.NOTE,
            "“占总支出的比重较上年有所下降”没有给出上年数和本年数",
            at(document, "公用经费50.00万元，占总支出的比重较上年有所下降"),
        ),
    )


def coverage() -> Coverage:
    """What was looked at and left aside: of one document, since it is told by which it is."""
    return Coverage(
        (
            Check("AM102", "所列各项超过总数", 2, 1),
            Check("EX101", "执行率与金额不符", 0, 1),
            Check("SC103", "未完成目标却得满分", 3, 1),
            Check("AM103", "表内合计与各项不符", 4, 0),
        ),
        (
            Silence("AM106", "未见同一年度、同一口径的三公经费及其全部分项"),
            Silence("LD101", "没有台账"),
            Silence("LD101", "没有上年数"),
        ),
    )


def audited(document: Document) -> Audited:
    """The document with what was found in it, and what was looked at and left aside."""
    return Audited(document, "青禾县总工会", 2024, "generic", found(document), coverage())


def result() -> AuditResult:
    """One document with findings, one without, one that could not be read."""
    clean = document(
        "云岭市临江区总工会报告.txt", "云岭市临江区总工会2024年度自评报告\n一、基本情况"
    )
    return AuditResult(
        (
            audited(document()),
            Audited(clean, None, 2024, "generic", (), Coverage((), ())),
            Refused("扫描件.pdf", "扫描件.pdf：是扫描件，没有文字。请提供可编辑的文件。"),
        )
    )
