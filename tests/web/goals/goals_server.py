"""``python -m web.goals.goals_server``: a sheet of goals and a survey, for the browser."""

from __future__ import annotations

import json
import sys

from hengji.web import installation
from hengji.web.postgres.server import at_hand
from hengji.web.postgres.upgrading import set_up
from hengji.web.serving.lifeline import follow


def main() -> None:
    """Print the address, the clerk's sign-in path and two pages; serve until the input ends."""
    here = installation.current()
    with at_hand(here, durable=False):
        set_up(here, lambda _: None)
        from waitress import create_server

        from hengji.web.wsgi import application

        told = _made()
        server = create_server(application, host="127.0.0.1", port=0, asyncore_loop_timeout=1)
        told["address"] = f"http://127.0.0.1:{server.effective_port}"
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        follow()
        server.run()


def _made() -> dict[str, str]:
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import link_for
    from hengji.web.evidence import surveying
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import UnitYear
    from web import books
    from web.goals.county import made

    county = made()
    with as_system("准备"):
        UnitYear.objects.filter(unit=county.union).update(profile="hunan-2024")
        survey = surveying.make(county.union, books.YEAR, "网上问卷", "职工群众", "link")
        token = surveying.begin(survey).token
    link = link_for(county.people[Role.CLERK].login).path
    return {"link": link, "sheet": county.sheet_url, "survey": f"/survey/{token}/"}


if __name__ == "__main__":
    main()
