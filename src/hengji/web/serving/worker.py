"""``python -m hengji.web.serving.worker``: the background worker."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

from hengji.web.serving.lifeline import follow

if TYPE_CHECKING:
    from procrastinate import App

_AT_ONCE = 1
"""Jobs at a time: the web comes first on a small computer."""
_MOST_ATTEMPTS = 5
"""A job that was under way at every one of so many deaths may be their cause."""


def main() -> None:
    """Work until standard input ends; a job under way is finished."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengji.web.settings")
    import django

    django.setup()
    from procrastinate.contrib.django import app

    from hengji.web.memory import settle

    follow(signal.SIGTERM if os.name != "nt" else signal.SIGINT)
    settle()
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's connector has it
    with app.replace_connector(connector) as working:
        asyncio.run(_work(working))


async def _work(app: App) -> None:
    async with app.open_async():
        await _take_up(app)
        await app.run_worker_async(concurrency=_AT_ONCE, delete_jobs="successful")


async def _take_up(app: App) -> None:
    """Put back what was under way when the last worker was killed: an installation has one
    worker, so nobody else is at it.
    """
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=0):
        if job.attempts < _MOST_ATTEMPTS:
            await app.job_manager.retry_job(job)


if __name__ == "__main__":
    main()
