"""``python -m web.evaluation.year_server``: a year ready to be evaluated, for the browser."""

from __future__ import annotations

import json
import sys

from hengji.web import installation
from hengji.web.postgres.server import at_hand
from hengji.web.postgres.upgrading import set_up
from hengji.web.serving.lifeline import follow


def main() -> None:
    """Print the address and the clerk's sign-in path; serve until the input ends."""
    here = installation.current()
    with at_hand(here, durable=False):
        set_up(here, lambda _: None)
        from waitress import create_server

        from hengji.web.accounts.roles import Role
        from hengji.web.accounts.welcome import link_for
        from hengji.web.wsgi import application
        from web.evaluation.filled import filled

        link = link_for(filled().people[Role.CLERK].login).path
        server = create_server(application, host="127.0.0.1", port=0, asyncore_loop_timeout=1)
        address = f"http://127.0.0.1:{server.effective_port}"
        sys.stdout.write(json.dumps({"address": address, "link": link}) + "\n")
        sys.stdout.flush()
        follow()
        server.run()


if __name__ == "__main__":
    main()
