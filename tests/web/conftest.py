"""A real PostgreSQL for the tests of the office system: one server for each worker.

Django's settings are those of an installation in a folder of its own; the tests connect as the
application's role, under the row policies. Nothing starts before a test asks for ``db``.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

FOLDER = Path(tempfile.mkdtemp(prefix="hengji-test-"))  # short: a socket's path has a limit
FOLDER.chmod(0o711)  # the database steps down from root and must pass through
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["HENGJI_DATA"] = str(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "hengji.web.settings"
os.environ["HENGJI_AS"] = "owner"
os.environ.pop("HENGJI_DATABASE_URL", None)

from hengji.web.installation import Installation  # noqa: E402 - the environment comes first

Installation(FOLDER).prepare()

import django  # noqa: E402 - as above

django.setup()

# A worker of xdist inherits the environment, and settings read that early would name the
# controller's installation.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.conf import settings  # noqa: E402 - as above

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def installation() -> Installation:
    """The installation that Django's settings name."""
    return Installation(FOLDER)


@pytest.fixture(scope="session")
def django_db_setup(
    installation: Installation, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Replaces pytest-django's: the embedded server, migrated by the owner."""
    from django.db import connections

    from hengji.web.postgres.server import EmbeddedServer
    from hengji.web.postgres.upgrading import set_up

    server = EmbeddedServer(installation, durable=False)
    server.start()
    try:
        with django_db_blocker.unblock():
            set_up(installation, lambda _: None)
            connections.close_all()
        yield
    finally:
        with django_db_blocker.unblock():
            connections.close_all()
        server.stop()
