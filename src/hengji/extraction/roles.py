"""What a section is for, by the wording of its heading; the wordings are data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.report.outline import Role

_ENDS = ("情况", "方面", "分析", "概况", "结论")
_LATE = (Role.PROBLEMS, Role.CAUSES, Role.MEASURES)
_STAY = {
    Role.PROBLEMS: (Role.CAUSES, Role.MEASURES),
    Role.CAUSES: (Role.MEASURES,),
    Role.MEASURES: (Role.OTHER,),
    Role.RESULTS: (*_LATE, Role.GOALS, Role.SPENDING, Role.OTHER),
    Role.GOALS: (*_LATE, Role.RESULTS),
}
"""Below a section of this role a heading only changes to one of these."""
_OWN_TITLE = 16
"""A longer heading below another is a statement (加强…，提高…), not a name of a section."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """Wordings of headings: role patterns in order, unnumbered headings by level."""

    firm: tuple[tuple[Role, re.Pattern[str]], ...]
    loose: tuple[tuple[Role, re.Pattern[str]], ...]
    levels: dict[str, int]


@cache
def wordings() -> Wordings:
    """The wordings of ``outline.toml``."""
    raw = tomllib.loads((files(__package__) / "outline.toml").read_text("utf-8"))
    roles = [
        (Role(one["role"]), re.compile("|".join(map(re.escape, one["words"]))), one)
        for one in raw["roles"]
    ]
    return Wordings(
        tuple((role, words) for role, words, one in roles if one.get("firm")),
        tuple((role, words) for role, words, one in roles if not one.get("firm")),
        {title: one["level"] for one in raw["headings"] for title in one["titles"]},
    )


def role_of(title: str, above: Role | None) -> Role | None:
    """The role that a heading names itself, ``None`` where it takes its parent's."""
    name = "".join(title.split()).rstrip("。：:；")
    if above is None:
        return _first(wordings().firm, name) or _first(wordings().loose, name)
    if len(name) > _OWN_TITLE and not name.endswith(_ENDS):
        return None
    role = _first(wordings().firm, name)
    allowed = _STAY.get(above)
    if role is None or (allowed is not None and role not in allowed):
        return None
    if above is Role.RESULTS and role is Role.SPENDING and not name.endswith(_ENDS):
        return None  # 公用经费控制率100% below 绩效情况 is a result
    return role


def _first(table: tuple[tuple[Role, re.Pattern[str]], ...], name: str) -> Role | None:
    return next((role for role, words in table if words.search(name)), None)
