"""A small package made by hand, in which nothing comes from composition."""

from __future__ import annotations

from hengji.composition import (
    Align,
    Cell,
    Grid,
    Identity,
    Narrative,
    Package,
    Paragraph,
    Sheet,
    Style,
)
from hengji.report.forms import FormKind


def _line(style: Style, text: str) -> Paragraph:
    return Paragraph(style, (text,))


NARRATIVE = Narrative(
    "自评报告",
    (
        _line(Style.TITLE, "青禾县总工会\n2023年度部门整体支出绩效自评报告"),
        _line(Style.HEADING1, "一、部门、单位基本情况"),
        _line(Style.BODY, "青禾县总工会编制3人，在职3人。"),
        _line(Style.HEADING1, "二、一般公共预算支出情况"),
        _line(Style.BODY, "2023年度支出合计312.57万元，其中：基本支出300.00万元。"),
        _line(Style.SIGNATURE, "青禾县总工会"),
        _line(Style.SIGNATURE, "2024年3月15日"),
    ),
)
_CELLS = (
    Cell(0, 0, ("财政供养人员情况",), 2, 1, heading=True),
    Cell(0, 1, ("编制数",), 1, 2, heading=True),
    Cell(0, 3, ("2023年实际在职人数",), 1, 2, heading=True),
    Cell(0, 5, ("控制率",), 1, 2, heading=True),
    Cell(1, 1, ("3",), 1, 2),
    Cell(1, 3, ("3",), 1, 2),
    Cell(1, 5, ("100.00%",), 1, 2),
    Cell(2, 0, ("经费控制情况（万元）",), heading=True),
    Cell(2, 1, ("2022年决算数",), 1, 2, heading=True),
    Cell(2, 3, ("2023年预算数",), 1, 2, heading=True),
    Cell(2, 5, ("2023年决算数",), 1, 2, heading=True),
    Cell(3, 0, ("三公经费",), align=Align.LEFT, heading=True),
    Cell(3, 1, ("0.08",), 1, 2),
    Cell(3, 3, ("0.00",), 1, 2),
    Cell(3, 5, ("0.00",), 1, 2),
)
SHEET = Sheet(
    FormKind.BASE_DATA,
    "基础数据表",
    (
        _line(Style.ANNEX, "附件1-1"),
        _line(Style.FORM_TITLE, "部门整体支出绩效评价基础数据表"),
        _line(Style.FORM_LINE, "填报单位：青禾县总工会"),
        Grid((38, 20, 20, 20, 20, 19, 19), (8, 8, 8, 8), _CELLS),
        _line(Style.FORM_LINE, "填表人：顾明远　　填报日期：2024年3月15日"),
    ),
)
IDENTITY = Identity(
    "青禾县总工会", "101001", 2023, "hunan-2023", "2023年度部门整体支出绩效自评报告"
)


def package(code: str = "") -> Package:
    """The report of a made-up union and its base data form."""
    return Package(IDENTITY, (NARRATIVE, SHEET), code)
