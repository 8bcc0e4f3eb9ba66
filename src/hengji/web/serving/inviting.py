"""A new sign-in link for an account, from the command line."""

from __future__ import annotations

import os

from hengji.web.installation import DATA, Installation
from hengji.web.postgres.address import external
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.server import EmbeddedServer
from hengji.web.serving.supervisor import address_of


def invited(installation: Installation, login: str) -> tuple[str, str]:
    """The person's name and the whole address of a new link.

    Raises ``LookupError`` for an unknown account, :class:`DatabaseProblem` when the system
    does not run.
    """
    if not installation.secrets_file.exists() or not (
        external() or EmbeddedServer(installation).running()
    ):
        raise DatabaseProblem("系统没有启动。请先执行 hengji serve。")
    os.environ[DATA] = str(installation.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengji.web.settings")
    import django

    django.setup()
    from django.db import connections

    from hengji.web.accounts.welcome import link_for

    try:
        one = link_for(login)
    finally:
        connections.close_all()
    return f"{one.name}（{one.role}）", address_of(installation) + one.path
