"""The demonstration: a made-up county, made by code, the same every time."""

from __future__ import annotations

from datetime import date

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import Role
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Superior, Unit

_SINCE = date(2020, 1, 1)
_UNITS = (
    ("101001", "青禾县财政局"),
    ("129001", "青禾县总工会"),
    ("129002", "青禾县工人文化宫"),
    ("129003", "青禾县困难职工帮扶中心"),
)
_BUREAU, _UNION = "101001", "129001"
_PEOPLE = (
    ("clerk", "经办员甲", Role.CLERK, _UNION),
    ("head", "负责人乙", Role.HEAD, _UNION),
    ("evaluation", "评价组丙", Role.EVALUATION_GROUP, _UNION),
    ("clerk-culture", "经办员丁", Role.CLERK, "129002"),
    ("desk", "股室戊", Role.BUREAU_DESK, _BUREAU),
    ("performance", "绩效股己", Role.PERFORMANCE_DESK, _BUREAU),
    ("bureau-head", "局领导庚", Role.BUREAU_HEAD, _BUREAU),
)


def load() -> None:
    """Fill an empty installation with the demonstration; one that has units is left alone."""
    with as_system("示范数据", "首次启动时载入"):
        if Unit.objects.exists():
            return
        units = {code: Unit.objects.create(code=code, name=name) for code, name in _UNITS}
        for code in units:
            if code != _BUREAU:
                _above(units[_BUREAU], units[code], Line.FINANCE)
            if code not in (_BUREAU, _UNION):
                _above(units[_UNION], units[code], Line.DEPARTMENT)
        for login, name, role, code in _PEOPLE:
            account = Account.objects.create_user(login, name)
            Grant.objects.create(account=account, role=role, unit=units[code], since=_SINCE)


def _above(above: Unit, unit: Unit, line: Line) -> None:
    Superior.objects.create(above=above, unit=unit, line=line, since=_SINCE)
