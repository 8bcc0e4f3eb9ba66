"""PDF: prose in two columns is read down the left one, then down the right one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from hengji.report.document import Table
from readers import build_pdf as build
from readers.reading_pdf import BODY, as_read, texts_of

ROOM = 17 * build.SIZE
RIGHT = build.LEFT + ROOM + 24
LEFT_TEXTS = (
    "一、预算执行情况",
    "2023年年初预算268.40万元，年中追加18.60万元，全年预算287.00万元，支出281.26万元。",
    "其中基本支出233.20万元，项目支出48.06万元，年末结转和结余5.74万元，比上年有所减少。",
)
RIGHT_TEXTS = (
    "“三公”经费支出5.00万元，其中公务用车运行维护费3.24万元，公务接待费1.76万元。",
    "二、绩效目标完成情况",
    "组织技能竞赛9场，慰问困难职工326人，新建工会驿站4家，职工满意度为96.2%，好于预期。",
)


def set_in(text: str, indent: int = 2) -> list[str]:
    """The lines of a paragraph in a column."""
    build.register_font()
    lines, room = [""], ROOM - indent * build.SIZE
    for char in text:
        width = pdfmetrics.stringWidth(char, build.FONT, build.SIZE)
        if width > room and char not in "，。":
            lines.append("")
            room = ROOM
        lines[-1] += char
        room -= width
    return lines


def column(canvas: Canvas, texts: Sequence[str], x: float, y: float) -> None:
    for text in texts:
        heading = text[:2] in ("一、", "二、")
        for number, line in enumerate(set_in(text, 0 if heading else 2)):
            indent = 0 if heading or number else 2 * build.SIZE
            build.write(canvas, line, y, x + indent)
            y += 20


@pytest.mark.parametrize("lower", [0, 7], ids=["level", "not level"])
def test_two_columns_below_a_title(lower: int) -> None:
    title = "青禾县总工会2023年度部门整体支出绩效自评报告"

    def page(canvas: Canvas) -> None:
        build.write(canvas, title, 70, 160)
        column(canvas, LEFT_TEXTS, build.LEFT, 120)
        column(canvas, RIGHT_TEXTS, RIGHT, 120 + lower)

    assert texts_of(as_read(page)) == [title, *LEFT_TEXTS, *RIGHT_TEXTS]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    text = "".join(f"第{n}季度支出{n}1.25万元，完成预算的9{n}.5%，" for n in range(1, 31))
    lines = set_in(f"{text}合计如上。")
    share = len(lines) // 3 + 1

    def lay(canvas: Canvas, part: int, x: float) -> None:
        for row, line in enumerate(lines[part * share : (part + 1) * share]):
            indent = 0 if part or row else 2 * build.SIZE
            build.write(canvas, line, 100 + 20 * row, x + indent)

    def first(canvas: Canvas) -> None:
        lay(canvas, 0, build.LEFT)
        lay(canvas, 1, RIGHT)

    def second(canvas: Canvas) -> None:
        lay(canvas, 2, build.LEFT)

    assert texts_of(as_read(first, second)) == [f"{text}合计如上。"]


def test_few_lines_in_columns_before_a_page_that_shows_them() -> None:
    few = ("2022年支出262.80万元，本年支出比上年增加18.46万元。",)
    beside = ("增加的原因是调整工资，项目支出与上年大体相当。",)

    def first(canvas: Canvas) -> None:
        build.ruled(canvas, [["项目", "金额"], ["支出", "281.26"]], 60, [200, 220])
        column(canvas, few, build.LEFT, 140)
        column(canvas, beside, RIGHT, 140)

    def second(canvas: Canvas) -> None:
        column(canvas, LEFT_TEXTS, build.LEFT, 120)
        column(canvas, RIGHT_TEXTS, RIGHT, 120)

    document = as_read(first, second)
    assert isinstance(document.blocks[0], Table)
    assert texts_of(document) == [*few, *beside, *LEFT_TEXTS, *RIGHT_TEXTS]


def test_answers_beside_their_labels_are_no_columns() -> None:
    pairs = [("单位名称", "青禾县总工会"), ("预算编码", "129001"), ("评价方式", "部门自评"),
             ("评价机构", "评价组"), ("报告日期", "2024年4月18日")]  # fmt: skip

    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, f"{BODY * 3}。", 60)
        for row, (label, answer) in enumerate(pairs):
            build.write(canvas, f"{label}：", 130 + 20 * row)
            build.write(canvas, answer, 130 + 20 * row, RIGHT)

    expected = [f"{label}：  {answer}" for label, answer in pairs]
    assert texts_of(as_read(page)) == [f"{BODY * 3}。", *expected]
