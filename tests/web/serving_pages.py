"""What the servers of the browser tests share: an installation that tells where it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping

from hengji.web import installation
from hengji.web.postgres.server import at_hand
from hengji.web.postgres.upgrading import set_up
from hengji.web.serving.lifeline import follow


def serve(made: Callable[[], Mapping[str, object]]) -> None:
    """Make the data, print its address and what ``made`` tells; serve until the input ends."""
    here = installation.current()
    with at_hand(here, durable=False):
        set_up(here, lambda _: None)
        from waitress import create_server

        from hengji.web.wsgi import application

        told = dict(made())
        server = create_server(application, host="127.0.0.1", port=0, asyncore_loop_timeout=1)
        told["address"] = f"http://127.0.0.1:{server.effective_port}"
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        follow()
        server.run()
