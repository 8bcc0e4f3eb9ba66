"""A made-up sheet, its form lost, as documents of paragraphs only."""

from __future__ import annotations

from hengji.extraction.flattened import restore
from hengji.extraction.forms import Tables, find_forms
from hengji.extraction.identity import Identity
from hengji.kernel.places import Place
from hengji.report.document import Document, Format, Paragraph
from hengji.report.forms import Form, IndicatorRow

HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因",
)
ROWS = [
    ("产出指标", "数量指标", "竞赛场次", "≥8场", "9场", "25", "25", ""),
    ("", "", "新建驿站", "4", "4", "15", "15", ""),
    ("", "质量指标", "建档准确率", "≥98%", "95%", "10", "9.5", "票据收齐较晚"),
    ("效益指标", "社会效益指标", "新增会员", "≥300人", "310人", "30", "30", ""),
    ("满意度指标", "服务对象满意度指标", "职工满意度", "≥95%", "96%", "10", "10", ""),
]
TOTAL = ("总分", "90", "89.5")


def cell_a_line() -> str:
    """The sheet, every filled cell on a line of its own."""
    cells = [*HEADS, *(c for row in ROWS for c in row if c), *TOTAL]
    return "部门整体支出绩效自评表\n" + "\n".join(cells)


def lines(text: str) -> Document:
    """A document of paragraphs only, one a line."""
    kept = [line for line in text.strip("\n").split("\n") if line.strip()]
    blocks = tuple(
        Paragraph(line, Place("自评.txt", block=i, start=0, end=len(line), quote=line))
        for i, line in enumerate(kept)
    )
    return Document("自评.txt", Format.TEXT, "", blocks)


def spaced(text: str) -> Document:
    """A document of paragraphs that keep the number of empty lines before them."""
    blocks: list[Paragraph] = []
    gap = 0
    for line in text.split("\n"):
        if not line:
            gap += 1
            continue
        place = Place("自评.txt", block=len(blocks), start=0, end=len(line), quote=line)
        blocks.append(Paragraph(line, place, gap=gap))
        gap = 0
    return Document("自评.txt", Format.TEXT, "", tuple(blocks))


def form_of(text: str) -> tuple[Form, Document]:
    """The one form that the text holds, and the document with its table put back."""
    document = restore(lines(text))
    (form,) = find_forms(Tables([document]), Identity())
    return form, document


def read_rows(form: Form) -> list[tuple[str, str, str, str, str, str]]:
    """Each row as level, name, target, result, weight and score are printed."""
    return [
        (
            r.level2, r.level3.text, r.target.text if r.target else "",
            r.actual.text if r.actual else "", str(r.weight and r.weight.digits),
            str(r.score and r.score.digits),
        )
        for r in form.rows
    ]  # fmt: skip


def rows_of(text: str) -> list[IndicatorRow]:
    """The indicator rows read from the body of a sheet; empty lines count."""
    document = restore(spaced(f"部门整体支出绩效自评表\n{text}\n填表人：甲"))
    return [r for form in find_forms(Tables([document]), Identity()) for r in form.rows]
