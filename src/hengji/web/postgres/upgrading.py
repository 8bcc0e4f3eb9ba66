"""Bring a database to this version: roles, a dump of what is there, migrations, policies.

A new database is made straight from the models, since replaying every migration takes Django
half a minute; a database that holds something is migrated. A test holds that both come to the
same. So a migration may move data that is there, but must not bring data of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hengji.web.installation import Installation
from hengji.web.postgres import roles
from hengji.web.postgres.address import addresses
from hengji.web.postgres.problem import DatabaseProblem

if TYPE_CHECKING:  # Django is set up below
    from django.db.migrations.state import ProjectState
    from pgtrigger.migrations import AddTrigger, RemoveTrigger

AS = "HENGJI_AS"
OWNER = "owner"
SETTINGS = "DJANGO_SETTINGS_MODULE"
_OURS = "hengji.web."


def set_up(installation: Installation, before: Callable[[Installation], None]) -> None:
    """Make the database ready for this version. The server must run.

    ``before`` is called once when migrations are due on a database that holds something.
    Django is set up here, as the owner: the process must not serve pages afterwards.

    Raises :class:`DatabaseProblem`.
    """
    os.environ[AS] = OWNER
    os.environ.setdefault(SETTINGS, "hengji.web.settings")
    roles.ensure(addresses(installation))
    import django

    django.setup()
    from hengji.web import freshness
    from hengji.web.rollover import closing
    from hengji.web.rows import policy

    due, filled = _state()
    _not_newer()
    if due and filled:
        before(installation)
        migrate()
    elif due:
        _sweep()
        roles.ensure(addresses(installation))
        create()
    policy.apply(OWNER, addresses(installation).app.user)
    closing.apply(OWNER, addresses(installation).app.user)
    freshness.apply(OWNER)


def migrate() -> None:
    """Apply the migrations that are due."""
    from django.core.management import call_command

    with _triggers_apart():
        call_command("migrate", database=OWNER, interactive=False, verbosity=0)


@contextmanager
def _triggers_apart() -> Iterator[None]:
    """A trigger changes no field, so the models need no rendering anew: half the time saved."""
    from pgtrigger.migrations import AddTrigger, RemoveTrigger

    def added(self: AddTrigger, app_label: str, state: ProjectState) -> None:
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]

    def removed(self: RemoveTrigger, app_label: str, state: ProjectState) -> None:
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [one for one in options["triggers"] if one.name != self.name]

    plain = (AddTrigger.state_forwards, RemoveTrigger.state_forwards)
    AddTrigger.state_forwards, RemoveTrigger.state_forwards = added, removed  # type: ignore[method-assign]  # put back below
    try:
        yield
    finally:
        AddTrigger.state_forwards, RemoveTrigger.state_forwards = plain  # type: ignore[method-assign]  # as they were


def create() -> None:
    """Make every table of a new database from the models, and count the migrations as done."""
    import pgtrigger
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections, transaction
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    ours = {one.label for one in apps.get_app_configs() if one.name.startswith(_OURS)}
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {**before, **dict.fromkeys(ours)}
    try:
        call_command("migrate", database=OWNER, run_syncdb=True, interactive=False, verbosity=0)
    finally:
        settings.MIGRATION_MODULES = before
    pgtrigger.install(database=OWNER)
    recorder = MigrationRecorder(connections[OWNER])
    with transaction.atomic(using=OWNER):  # until then the database counts as empty
        for label, name in MigrationLoader(connections[OWNER]).disk_migrations:
            if label in ours:
                recorder.record_applied(label, name)


def _state() -> tuple[bool, bool]:
    """Are migrations due, and have any of ours been applied?"""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[OWNER])
    targets = executor.loader.graph.leaf_nodes()
    filled = any(label == "accounts" for label, _ in executor.loader.applied_migrations)
    return bool(executor.migration_plan(targets)), filled


def _not_newer() -> None:
    """What a later version has made is not opened by this one, which would write it wrongly."""
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connections[OWNER])
    ours = {label for label, _ in loader.disk_migrations}
    if any(
        label in ours and (label, name) not in loader.disk_migrations
        for label, name in loader.applied_migrations
    ):
        raise DatabaseProblem(
            "这些数据由更新版本的衡绩写过，现在的版本不能打开，什么也没有改动。"
            "请把衡绩更新到同样的版本，或用旧版本的备份恢复到另一个文件夹。"
        )


def _sweep() -> None:
    """Remove what a first start left that was cut off: nothing was kept there yet."""
    from django.db import connections

    with connections[OWNER].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public")
