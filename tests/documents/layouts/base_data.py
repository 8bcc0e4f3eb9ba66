"""部门整体支出绩效评价基础数据表 in its 2018, 2022 and 2023 versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.model import Align, Block, Grid, Heading, Line, Slot

Rows = tuple[tuple[str, str], ...]
"""Key of the figures in the data, label as printed."""

PUBLIC_TRIO: Rows = (
    ("三公经费", "三公经费"),
    ("公务用车购置和维护经费", "   1、公务用车购置和维护经费"),
    ("公车购置", "       其中：公车购置"),
    ("公车运行维护", "             公车运行维护"),
    ("出国经费", "   2、出国经费"),
    ("公务接待", "   3、公务接待"),
)
ROWS: dict[str, Rows] = {
    "2018": (
        *PUBLIC_TRIO,
        ("项目支出", "项目支出："),
        ("业务工作专项", "   1、业务工作专项"),
        ("运行维护专项", "   2、运行维护专项"),
        ("公用经费", "公用经费"),
        ("办公经费", "   其中：办公经费"),
        ("水费、电费、差旅费", "         水费、电费、差旅费"),
        ("会议费、培训费", "         会议费、培训费"),
        ("政府采购金额", "政府采购金额"),
        ("部门整体支出预算调整", "部门整体支出预算调整"),
    ),
    "2022": (
        ("支出总额", "支出总额"),
        ("基本支出", "基本支出"),
        ("公用经费", "   其中：公用经费"),
        ("项目支出", "项目支出"),
        ("运行维护经费", "   其中：1、运行维护经费"),
        ("专项资金", "         2、专项资金（一个专项一行）"),
        *PUBLIC_TRIO,
        ("政府采购金额", "政府采购金额"),
    ),
    "2023": (
        *PUBLIC_TRIO,
        ("项目支出", "项目支出："),
        ("业务工作经费", "    1、业务工作经费"),
        ("运行维护经费", "    2、运行维护经费"),
        ("本级专项资金", "    3、本级专项资金\n（一个专项一行）"),
        ("其他事业类发展资金", "    4、其他事业类发展资金"),
        ("……", "    ……"),
        ("公用经费", "公用经费"),
        ("办公费", "    其中：办公费"),
        ("水费、电费、差旅费", "          水费、电费、差旅费"),
        ("会议费、培训费", "          会议费、培训费"),
        ("政府采购金额", "政府采购金额"),
        ("部门基本支出预算调整", "部门基本支出预算调整"),
    ),
}
EXPLANATION = (
    "说明：“公用经费”填报基本支出中的一般商品和服务支出；“项目支出”填报基本支出以外的所有"
    "项目支出情况，“运行维护经费”填报项目支出中用于人员类和公用运转类的支出。"
)
BUILDING = ("批复规模（㎡）", "实际规模（㎡）", "规模控制率", "预算投资（万元）",
            "实际投资（万元）", "投资概算控制率")  # fmt: skip


def base_data(whole: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Block, ...]:
    """The form with its attachment line, title, unit line, table and footer."""
    return (
        Line(data["attachment"], Align.LEFT),
        Heading(0, "", "部门整体支出绩效评价基础数据表"),
        Line(f"填报单位：{whole['identity']['unit']}", Align.LEFT),
        _grid(whole["identity"]["year"], data),
        *((Line(EXPLANATION, Align.LEFT),) if data["version"] == "2022" else ()),
        Line(_footer(data), Align.LEFT),
    )


def _grid(year: int, data: Mapping[str, Any]) -> Grid:
    old = data["version"] == "2022"
    heads = (
        ("上年决算数", "本年预算数", "本年决算数")
        if old
        else (f"{year - 1}年决算数", f"{year}年预算数", f"{year}年决算数")
    )
    staff = (data["posts"], data["staff"], data["control"])
    rows = [
        (Slot("财政供养人员情况（人）" if old else "财政供养人员情况", down=2),
         *_wide("编制数", f"{year}年实际在职人数", "控制率")),
        _wide(*staff),
        (Slot("经费控制情况（万元）"), *_wide(*heads)),
    ]  # fmt: skip
    for key, label in ROWS[data["version"]]:
        figures = data["figures"].get(key, ["", "", ""])
        rows.append((Slot(label, centre=False), *_wide(*figures)))
    done = data.get("building_year", year)
    rows.append((Slot(f"楼堂馆所控制情况\n（{done}年完工项目）", down=2),
                 *(Slot(b) for b in BUILDING)))  # fmt: skip
    rows.append(tuple(Slot(v) for v in data.get("building", ["", "", "", "", "", ""])))
    rows.append((Slot("厉行节约保障措施"), Slot(data["thrift"], across=6, centre=False)))
    return Grid(tuple(rows), (30, 12, 12, 12, 12, 12, 12), "基础数据表")


def _wide(*texts: str) -> tuple[Slot, ...]:
    return tuple(Slot(text, across=2) for text in texts)


def _footer(data: Mapping[str, Any]) -> str:
    line = f"填表人：{data['filler']}    填报日期：{data['date']}    联系电话：{data['phone']}"
    return line + (f"    单位负责人签字：{data['head']}" if data.get("head") else "")
