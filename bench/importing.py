"""20,000 payments into PostgreSQL: our import against django-import-export.

Same run, same csv, same table, same embedded PostgreSQL, same row policies and history
triggers, durable commits for all. Ours reads the file, runs every check of the core (each
record, and the book as a whole with them in it), looks for rows that are in already, and adds
all of them or none. django-import-export reads the file, turns cells into fields with its
widgets, and saves; it is shown as it comes, with its bulk mode, and with the model's own
validation, and checks none of what ours does.

Usage: python bench/importing.py [rows]; prints medians of three turns, rows a
second and ratios. Exit status 1 where ours is not ten times as fast as the ways that save
row by row; the bulk mode, which validates nothing, is shown beside them.
"""

from __future__ import annotations

import argparse
import csv
import io
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from database import own_database

if TYPE_CHECKING:
    from import_export.resources import ModelResource

    from hengji.web.units.models import Unit

YEAR = 2024
TARGET, TURNS, _WARM = 10, 3, 200
HEADS = [
    "支付日期",
    "凭证号",
    "金额",
    "用途",
    "收款人",
    "支出性质",
    "功能分类",
    "经济分类",
    "项目编码",
]
_ECONOMIC = ("30201", "30202", "30207", "30211", "30214", "30216", "30226")


@dataclass(frozen=True, slots=True)
class Run:
    """One way of importing, and how long it took."""

    name: str
    seconds: float
    rows: int


def payments(count: int) -> bytes:
    """A csv of made-up payments, every fourth on a project."""
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow(HEADS)
    for n in range(count):
        day = date(YEAR, 1, 1) + timedelta(days=n % 366)
        project = n % 4 == 0
        amount = f"{(n * 7919) % 9_000 + 100}.{n % 100:02d}"
        kind = "业务工作经费" if project else "公用经费"
        writer.writerow(
            [
                day.isoformat(),
                f"ZF{n:06d}",
                amount,
                f"办公和活动支出第{n}笔",
                f"供应商{n % 97}",
                kind,
                "2012906",
                _ECONOMIC[n % len(_ECONOMIC)],
                "P01" if project else "",
            ]
        )
    return sink.getvalue().encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=20_000)
    count = parser.parse_args().rows
    with own_database():
        _let_reset_sequences()
        _prepare()
        runs = _runs(count)
    _print(runs, count)


def _print(runs: list[Run], count: int) -> None:
    ours = runs[0]
    print(f"{count:,} payments, {sys.platform}, python {sys.version.split()[0]}")
    for run in runs:
        each = f"{run.seconds:8.2f} s {run.rows / run.seconds:10,.0f} rows/s"
        print(f"{run.name:45s} {each} {run.seconds / ours.seconds:7.1f} ×")
    if any(run.seconds < TARGET * ours.seconds for run in runs[2:]):
        sys.exit(f"ours is less than {TARGET} times as fast as a way that saves row by row")


def _let_reset_sequences() -> None:
    """django-import-export sets them after an import; ours has no need to."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("GRANT UPDATE ON ALL SEQUENCES IN SCHEMA public TO hengji_app")


def _runs(count: int) -> list[Run]:
    """Medians of turns taken one after the other; the slow ways have one turn."""
    ways: list[tuple[str, int, Callable[[bytes], None]]] = [
        ("Hengji: csv, all checks, COPY", TURNS, _ours),
        ("django-import-export, use_bulk", TURNS, partial(_theirs, bulk=True)),
        ("django-import-export, as it comes", 1, partial(_theirs, bulk=False)),
        ("django-import-export, with validation", 1, partial(_theirs, bulk=False, clean=True)),
    ]
    few, all_of_them = payments(_WARM), payments(count)
    for _, _, way in ways:
        way(few)
        _emptied(_WARM)
    seconds: dict[str, list[float]] = {name: [] for name, _, _ in ways}
    for turn in range(TURNS):
        for name, turns, way in ways:
            if turn < turns:
                start = time.perf_counter()
                way(all_of_them)
                seconds[name].append(time.perf_counter() - start)
                _emptied(count)
    return [Run(name, statistics.median(took), count) for name, took in seconds.items()]


def _prepare() -> None:
    """A unit, its year, a project, and a budget large enough."""
    from hengji.web.accounts.models import Account, Grant
    from hengji.web.budget.models import Appropriation, Project
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import Unit, UnitYear

    with as_system("准备"):
        unit = Unit.objects.create(code="101001", name="青禾县总工会", division="430999000")
        UnitYear.objects.create(unit=unit, year=YEAR, profile="hunan-2023")
        own: dict[str, Any] = {"unit": unit, "year": YEAR, "book": "fiscal"}
        project = Project.objects.create(**own, code="P01", name="职工活动")
        Appropriation.objects.create(**own, amount=10**9)
        Appropriation.objects.create(**own, amount=10**9, kind="operations", project=project)
        account = Account.objects.create_user("clerk", "经办人甲")
        Grant.objects.create(account=account, role="clerk", unit=unit, since=date(2020, 1, 1))


def _ours(data: bytes) -> None:
    """What a clerk's two buttons do: keep the file, read and check it, load it."""
    from hengji.web.accounts.models import Account
    from hengji.web.accounts.permissions import standing_of
    from hengji.web.budget.forms.fields import Choices
    from hengji.web.budget.imports import batches, running
    from hengji.web.rows.session import Actor, acting
    from hengji.web.shell.place import Place
    from hengji.web.units.models import Unit

    clerk = Account.objects.get(login="clerk")
    with acting(standing_of(clerk).scope, Actor(clerk.pk, clerk.name)):
        place = Place(Unit.objects.get(code="101001"), YEAR, "budget")
        batch = batches.receive(Choices(place, "fiscal"), "payments", "支付.csv", data)
    running.carry_out(running.LOAD, batch.pk, clerk.pk)


def _theirs(data: bytes, *, bulk: bool, clean: bool = False) -> None:
    import tablib

    from hengji.web.accounts.models import Account
    from hengji.web.accounts.permissions import standing_of
    from hengji.web.rows.session import Actor, acting
    from hengji.web.units.models import Unit

    clerk = Account.objects.get(login="clerk")
    with acting(standing_of(clerk).scope, Actor(clerk.pk, clerk.name)):
        resource = _resource(Unit.objects.get(code="101001"), bulk=bulk, clean=clean)
        table = tablib.Dataset().load(data.decode(), format="csv")
        result = resource.import_data(table, raise_errors=True)
        if result.has_errors():
            raise SystemExit("django-import-export found errors")


def _resource(unit: Unit, *, bulk: bool, clean: bool) -> ModelResource:
    """How django-import-export is told of a table's columns."""
    from import_export import fields, resources, widgets

    from hengji.web.budget.models import Payment, Project

    kinds = {"公用经费": "public", "业务工作经费": "operations"}
    columns = ("day", "voucher", "amount", "purpose", "payee", "kind", "functional",
               "economic", "project")  # fmt: skip

    class Kind(widgets.CharWidget):
        def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
            return kinds[value]

    class PaymentResource(resources.ModelResource):
        day = fields.Field("day", "支付日期", widgets.DateWidget("%Y-%m-%d"))
        voucher = fields.Field("voucher", "凭证号", widgets.CharWidget())
        amount = fields.Field("amount", "金额", widgets.DecimalWidget())
        purpose = fields.Field("purpose", "用途", widgets.CharWidget())
        payee = fields.Field("payee", "收款人", widgets.CharWidget())
        kind = fields.Field("kind", "支出性质", Kind())
        functional = fields.Field("functional", "功能分类", widgets.CharWidget())
        economic = fields.Field("economic", "经济分类", widgets.CharWidget())
        project = fields.Field("project", "项目编码", widgets.ForeignKeyWidget(Project, "code"))
        Meta = type("Meta", (), {
            "model": Payment, "fields": columns, "import_id_fields": (),
            "force_init_instance": True, "use_bulk": bulk, "batch_size": 1_000,
            "use_transactions": True, "skip_diff": True, "report_skipped": False,
            "clean_model_instances": clean,
        })  # fmt: skip

        def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
            instance.unit, instance.year, instance.book = unit, YEAR, "fiscal"

    return PaymentResource()


def _emptied(count: int) -> None:
    """All rows came in; take them out for the next run."""
    from hengji.web.budget.models import ImportBatch, Payment
    from hengji.web.rows.session import as_system

    with as_system("清空"):
        found = Payment.objects.count()
        told = [one.problems[:2] for one in ImportBatch.objects.all()]
        if found != count:
            raise SystemExit(f"{found} rows instead of {count}: {told}")
        rows = Payment.objects.all()
        rows._raw_delete(rows.db)


if __name__ == "__main__":
    main()
