"""``python -m hengji.web.serving.worker``: the background worker."""

from __future__ import annotations

import os
import signal

from hengji.web.serving.lifeline import follow

_AT_ONCE = 1
"""Jobs at a time: the web comes first on a small computer."""


def main() -> None:
    """Work until standard input ends; a job under way is finished."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengji.web.settings")
    import django

    django.setup()
    from procrastinate.contrib.django import app

    follow(signal.SIGTERM if os.name != "nt" else signal.SIGINT)
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's connector has it
    with app.replace_connector(connector) as working:
        working.run_worker(concurrency=_AT_ONCE, delete_jobs="successful")


if __name__ == "__main__":
    main()
