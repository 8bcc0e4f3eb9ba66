"""``python -m browser.founding``: an installation with one new unit, nothing filled in yet.

Prints the sign-in path of every person by login. The system itself is started afterwards.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from hengji.web import installation
from hengji.web.postgres.server import at_hand
from hengji.web.postgres.upgrading import set_up

_SINCE = date(2020, 1, 1)


def main() -> None:
    """Make the database, the unit, its bureau and the people of both."""
    here = installation.current()
    with at_hand(here, durable=False):
        set_up(here, lambda _: None)
        from django.db import connections

        links = _people()
        connections.close_all()
    sys.stdout.write(json.dumps(links))


def _people() -> dict[str, str]:
    from hengji.web.accounts.models import Account, Grant
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import link_for
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import Line, Superior, Unit

    with as_system("准备"):
        bureau = Unit.objects.create(code="100001", name="临江区财政局")
        union = Unit.objects.create(
            code="101001", name="云岭市临江区总工会", kind="people_group", desk="行政政法股"
        )
        Superior.objects.create(above=bureau, unit=union, line=Line.FINANCE, since=_SINCE)
        for login, name, role, unit in (
            ("clerk", "经办人", Role.CLERK, union),
            ("head", "负责人", Role.HEAD, union),
            ("group", "评价组", Role.EVALUATION_GROUP, union),
            ("desk", "行政政法股", Role.BUREAU_DESK, bureau),
            ("performance", "绩效股", Role.PERFORMANCE_DESK, bureau),
        ):
            account = Account.objects.create_user(login, name)
            Grant.objects.create(account=account, role=role, unit=unit, since=_SINCE)
    return {one.login: link_for(one.login).path for one in Account.objects.order_by("pk")}


if __name__ == "__main__":
    main()
