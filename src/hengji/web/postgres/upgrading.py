"""Bring a database to this version: roles, a dump of what is there, migrations, policies."""

from __future__ import annotations

import os
from collections.abc import Callable

from hengji.web.installation import Installation
from hengji.web.postgres import roles
from hengji.web.postgres.address import addresses

AS = "HENGJI_AS"
OWNER = "owner"
SETTINGS = "DJANGO_SETTINGS_MODULE"


def set_up(installation: Installation, before: Callable[[Installation], None]) -> None:
    """Make the database ready for this version. The server must run.

    ``before`` is called once when migrations are due on a database that holds something.
    Django is set up here, as the owner: the process must not serve pages afterwards.
    """
    os.environ[AS] = OWNER
    os.environ.setdefault(SETTINGS, "hengji.web.settings")
    roles.ensure(addresses(installation))
    import django

    django.setup()
    from django.core.management import call_command

    from hengji.web.rows import policy

    due, filled = _state()
    if due and filled:
        before(installation)
    if due:
        call_command("migrate", database=OWNER, interactive=False, verbosity=0)
    policy.apply(OWNER, addresses(installation).app.user)


def _state() -> tuple[bool, bool]:
    """Are migrations due, and have any been applied?"""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[OWNER])
    targets = executor.loader.graph.leaf_nodes()
    applied = bool(executor.loader.applied_migrations)
    return bool(executor.migration_plan(targets)), applied
