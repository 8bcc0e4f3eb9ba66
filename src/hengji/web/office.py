"""What the office may change: ``settings.toml`` in the data folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from hengji.profiles import Matter
from hengji.web.installation import Installation

_TEMPLATE = """\
# 衡绩的设置。改动后重新启动生效。

# 允许用哪些主机名或地址访问（本机总是允许）。例：["192.168.1.20", "hengji.lan"]
hosts = []

# 前面有 https 代理时改为 true，并写上代理的地址（同一台电脑上的代理就是 127.0.0.1）
https = false
proxy = "127.0.0.1"

# 登录多少小时后须重新登录
session_hours = 10

# 小单位模式：一个人既填报又管理账号，负责人签字。三员分设的托管环境改为 false
small_unit = true

# 当年通知规定的报送期限；没有写的年度用表式里的默认日期。例：2024 年度
# [deadlines.2024]
# goals = 2024-02-28
# self-evaluation = 2025-04-15
"""


class BadSettings(Exception):
    """The office's settings cannot be read; the text says which line to mend, in Chinese."""


@dataclass(frozen=True, slots=True)
class Office:
    """``small_unit``: one person may fill and administer. ``proxy``: whose word is taken for
    where a request came from and how, where ``https`` is on. ``deadlines``: days by fiscal
    year and matter, as the notices of the years set them.
    """

    hosts: tuple[str, ...] = ()
    https: bool = False
    proxy: str = "127.0.0.1"
    session_hours: int = 10
    small_unit: bool = True
    deadlines: Mapping[str, Mapping[str, date]] = field(default_factory=dict)

    def noticed(self, year: int, matter: Matter) -> date | None:
        """The day that the notice of the year sets for this matter, if it was entered."""
        return self.deadlines.get(str(year), {}).get(matter.value)


def office(installation: Installation) -> Office:
    """The office's settings, the defaults where it has none.

    Raises :class:`BadSettings`.
    """
    path = installation.settings_file
    if not path.exists():
        return Office()
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        line = re.search(r"line (\d+)", str(problem))
        where = f"第 {line[1]} 行" if line else ""
        raise BadSettings(f"{path} {where}写法有误，请对照文件里的说明改正。") from problem
    known = {one.name for one in fields(Office)}
    unknown = sorted(set(raw) - known)
    if unknown:
        raise BadSettings(f"{path} 里有不认识的设置：{'、'.join(unknown)}")
    hosts = raw.get("hosts", [])
    if not isinstance(hosts, list):  # of one name each letter would be taken for a name
        raise BadSettings(f'{path} 的 hosts 要写成一列，如 ["192.168.1.20"]')
    return _checked(Office(**{**raw, "hosts": tuple(hosts)}), str(path))


def _checked(one: Office, path: str) -> Office:
    if not all(isinstance(host, str) for host in one.hosts):
        raise BadSettings(f"{path} 的 hosts 要写成带引号的名字")
    if not isinstance(one.proxy, str):
        raise BadSettings(f"{path} 的 proxy 要写成带引号的地址")
    for name in ("https", "small_unit"):
        if not isinstance(getattr(one, name), bool):
            raise BadSettings(f"{path} 的 {name} 要写 true 或 false")
    if not isinstance(one.session_hours, int) or not 1 <= one.session_hours <= 72:
        raise BadSettings(f"{path} 的 session_hours 要写 1 到 72 的整数")
    if not _days_by_year(one.deadlines):
        matters = "、".join(matter.value for matter in Matter)
        raise BadSettings(f"{path} 的 deadlines 要按年度写 {matters} 的日期，如 2025-04-15")
    return one


def _days_by_year(deadlines: object) -> bool:
    known = {matter.value for matter in Matter}
    return isinstance(deadlines, Mapping) and all(
        str(year).isdecimal()
        and isinstance(days, Mapping)
        and known >= set(days)
        and all(type(day) is date for day in days.values())
        for year, days in deadlines.items()
    )


def write_template(installation: Installation) -> None:
    """Write the settings with their explanations where there are none."""
    if not installation.settings_file.exists():
        installation.settings_file.touch(0o600)
        installation.settings_file.write_text(_TEMPLATE, "utf-8")
