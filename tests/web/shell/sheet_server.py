"""``python -m web.shell.sheet_server``: an installation with a sheet, for the browser."""

from __future__ import annotations

import json
import sys

from hengji.web import installation
from hengji.web.postgres.server import at_hand
from hengji.web.postgres.upgrading import set_up
from hengji.web.serving.lifeline import follow


def main() -> None:
    """Print the address and the sign-in paths of two clerks; serve until the input ends."""
    here = installation.current()
    with at_hand(here, durable=False):
        set_up(here, lambda _: None)
        from django.conf import settings
        from waitress import create_server

        settings.ROOT_URLCONF = "web.shell.sheet_urls"
        links = _people()
        from hengji.web.wsgi import application

        server = create_server(application, host="127.0.0.1", port=0, asyncore_loop_timeout=1)
        told = {"address": f"http://127.0.0.1:{server.effective_port}", "links": links}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        follow()
        server.run()


def _people() -> list[str]:
    from hengji.web.accounts.models import Account, Grant
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import every_link
    from hengji.web.clock import today
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import Building, Unit

    with as_system("准备"):
        unit = Unit.objects.create(code="101001", name="青禾县总工会")
        for login, name in (("one", "经办员甲"), ("two", "经办员乙")):
            account = Account.objects.create_user(login, name)
            Grant.objects.create(account=account, role=Role.CLERK, unit=unit, since=today())
        for name in ("职工之家", "文化宫", "帮扶中心"):
            Building.objects.create(unit=unit, year=2024, name=name)
    return [one.path for one in every_link()]


if __name__ == "__main__":
    main()
