"""The options of the commands, each with its words and what it accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:  # the auditing commands start without the web
    from hengji.web.installation import Installation


class BadValue(typer.BadParameter):
    """A value that an option does not accept, said in Chinese."""


def one_of(*allowed: str) -> Callable[[str], str]:
    """A check that a value is one of a few, said in Chinese where it is not."""

    def check(value: str) -> str:
        if value not in allowed:
            raise BadValue(f"“{value}”不在可选的 {'、'.join(allowed)} 之内")
        return value

    return check


def installation(folder: Path | None) -> Installation:
    """The installation in the folder, else the one that ``HENGJI_DATA`` names."""
    from hengji.web.installation import Installation, current

    return Installation(folder.resolve()) if folder is not None else current()


def split(values: Iterable[str] | None) -> tuple[str, ...]:
    """Codes given repeatedly or with commas between them, Chinese ones included."""
    parts = (part for value in values or () for part in value.replace("，", ",").split(","))
    return tuple(part.strip() for part in parts if part.strip())


DataFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option("--data", metavar="文件夹", help="数据文件夹，默认是当前目录下的 hengji-data"),
]
Paths: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="路径…", help="文件、文件夹或通配符")
]
OneFile: TypeAlias = Annotated[str, typer.Argument(metavar="文件", help="要读取的文件")]
Format: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="格式",
        callback=one_of("text", "json", "html"),
        help="text 文字（默认）、json 数据、html 网页",
    ),
]
ExtractFormat: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="格式",
        callback=one_of("text", "json"),
        help="text 文字（默认）、json 数据",
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="文件", help="结果写到文件，默认打印到屏幕"),
]
PageOutput: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="文件",
        help="网页写到文件，默认写到当前文件夹的 衡绩结果.html",
    ),
]
Profile: TypeAlias = Annotated[
    str | None,
    typer.Option("--profile", metavar="版本", help="指定表格版本，默认自动识别"),
]
Year: TypeAlias = Annotated[
    int | None, typer.Option("--year", metavar="年度", help="指定预算年度，默认自动识别")
]
Package: TypeAlias = Annotated[
    bool, typer.Option("--package", help="把所有文件当作同一份送审材料一起判断")
]
AgainstFiles: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="文件…",
        help="对照的文件：批复的预算和绩效目标、部门决算、上年自评报告，可写多个",
    ),
]
For: TypeAlias = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="用途",
        callback=one_of("review", "publication"),
        help="review 送审（默认）、publication 公开",
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="编号", help="只做这些检查，编号或类别，可写多个"),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="编号", help="不做这些检查，编号或类别，可写多个"),
]
FailOn: TypeAlias = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="程度",
        callback=one_of("error", "warning", "note"),
        help="到这个程度就以状态 1 退出：error 必须改、warning 须说明（默认）、note 供参考",
    ),
]
MaxMegabytes: TypeAlias = Annotated[
    int | None,
    typer.Option("--max-mb", metavar="兆", min=1, help="单个文件的大小上限，默认 50"),
]
MaxCells: TypeAlias = Annotated[
    int | None,
    typer.Option("--max-cells", metavar="个", min=1, help="单个文件的单元格上限，默认 40 万"),
]
MaxRows: TypeAlias = Annotated[
    int | None,
    typer.Option("--max-rows", metavar="行", min=1, help="单个表格的行数上限，默认 10 万"),
]
MaxPages: TypeAlias = Annotated[
    int | None,
    typer.Option("--max-pages", metavar="页", min=1, help="单个 pdf 的页数上限，默认 2000"),
]
