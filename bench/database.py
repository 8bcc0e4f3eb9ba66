"""A database of its own for one benchmark: embedded PostgreSQL, durable commits, our tables."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_database() -> Iterator[None]:
    """Django is set up on it, as the owner; nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hengji-bench-"))
    folder.chmod(0o711)
    os.environ["HENGJI_DATA"] = str(folder)
    os.environ["HENGJI_AS"] = "owner"
    os.environ["DJANGO_SETTINGS_MODULE"] = "hengji.web.settings"
    try:
        with _served(folder):
            yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _served(folder: Path) -> Iterator[None]:
    from hengji.web.installation import Installation
    from hengji.web.postgres.server import EmbeddedServer
    from hengji.web.postgres.upgrading import set_up

    installation = Installation(folder)
    installation.prepare()
    server = EmbeddedServer(installation)
    server.start()
    try:
        set_up(installation, lambda _: None)
        yield
    finally:
        from django.db import connections

        connections.close_all()
        server.stop()
