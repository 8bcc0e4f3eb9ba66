"""Cover, unit overview and sign-off page of the 2024 submission (附件3-1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.model import Align, Block, Grid, Heading, Line, Slot


def cover(whole: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Block, ...]:
    """The cover: attachment line, title, who, how, when."""
    year, unit = whole["identity"]["year"], whole["identity"]["unit"]
    lines = (
        f"部门（单位）名称：{unit}",
        f"预算编码：{data['code']}",
        "评价方式：部门（单位）绩效自评",
        "评价机构：部门（单位）评价组",
        f"报告日期：{data['date']}",
    )
    return (
        Line("附件3-1", Align.LEFT),
        Heading(0, "", f"{year}年度部门整体支出绩效自评报告"),
        *(Line(line) for line in lines),
        Line(f"{data['bureau']}（制）", Align.CENTRE),
    )


def profile_of_unit(whole: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Block, ...]:
    """部门（单位）基本概况 as a table."""
    tasks = "\n".join(f"任务{n}：{task}" for n, task in enumerate(data["tasks"], 1))
    rows = (
        (Slot("联系人"), Slot(data["contact"]), Slot("联络电话"), Slot(data["phone"])),
        (Slot("人员编制"), Slot(data["posts"]), Slot("实有人数"), Slot(data["staff"])),
        (Slot("职能职责概述"), Slot(data["duties"], across=3, centre=False)),
        (Slot("年度主要\n工作内容"), Slot(tasks, across=3, centre=False)),
        (Slot("年度部门总体\n运行情况及\n取得的成绩"),
         Slot(data["achievements"], across=3, centre=False)),
    )  # fmt: skip
    return (Grid(rows, (18, 32, 18, 32), "基本概况"),)


def evaluators(whole: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Block, ...]:
    """评价人员 and the opinions below them."""
    unit = whole["identity"]["unit"]
    rows: list[tuple[Slot, ...]] = [tuple(map(Slot, ("姓名", "职务/职称", "单位", "签字")))]
    rows += [(Slot(n), Slot(post), Slot(unit), Slot(n)) for n, post in data["people"]]
    rows += [
        (Slot(f"评价组组长（签字）：{data['leader']}        日期：{data['date']}",
              across=4, centre=False),),
        (Slot(f"部门（单位）意见：\n{data['opinion']}\n负责人（签章）：{data['head']}"
              f"        日期：{data['head_date']}", across=4, centre=False),),
        (Slot("财政部门归口业务股室意见：\n\n负责人（签章）：        日期：    年  月  日",
              across=4, centre=False),),
    ]  # fmt: skip
    return (
        Grid(tuple(rows), (20, 25, 35, 20), "评价人员"),
        Line(f"填报人（签名）：{data['filler']}    联系电话：{data['phone']}", Align.LEFT),
    )
