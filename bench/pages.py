"""Every page of the demonstration county: server time and queries; and saving a cell.

    .venv/bin/python bench/pages.py [--runs 5]

The county is loaded into an embedded PostgreSQL of its own with durable commits, and asked
through Django's test client (no network, no waitress). Each page and fragment is opened once
by a process that holds nothing yet, and its queries counted; then it is timed: the median of
the runs. A cell is saved again and again; its p95 counts. Exit status 1 if a page takes more
than 200 ms or 25 queries, or a cell more than 100 ms at p95.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from database import own_database

if TYPE_CHECKING:
    from django.test import Client

    from hengji.web.accounts.models import Account

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

PAGE, QUERIES, CELL, SAVES = 0.200, 25, 0.100, 200
FRESH, PAYMENTS = 0.500, 20_000
SLOWEST, _FINE = 12, 200


@dataclass(frozen=True, slots=True)
class Timed:
    """A page: its address, seconds, queries the first time and again."""

    address: str
    seconds: float
    first: int
    again: int

    @property
    def late(self) -> bool:
        return self.seconds > PAGE or self.first > QUERIES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with own_database():
        _load()
        pages, cells = _pages(runs), _cells()
        many = _grown(runs)
        many_cells = _cells()
    bad = _print(pages, cells)
    print(f"\nwith {PAYMENTS:,} payments more:")
    bad |= _print_fresh(many)
    bad |= _print_cells(many_cells)
    sys.exit(bad)


def _load() -> None:
    """The demonstration county, in a process that is as warm as the serving one."""
    from django.conf import settings

    from hengji.web import demonstration
    from hengji.web.memory import settle

    demonstration.load()
    settings.ALLOWED_HOSTS = ["testserver"]
    settle()


def _pages(runs: int) -> list[Timed]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hengji.web.accounts.models import Account
    from hengji.web.memory import Shelf
    from web.county_pages import CLERKS, addresses

    found = []
    for login, code in CLERKS:
        client = Client()
        client.force_login(Account.objects.get(login=login))
        for address in addresses(code):
            counts, took = [], []
            Shelf.clear_all()
            for _ in range(2):
                with CaptureQueriesContext(connection) as queries:
                    answer = client.get(address)
                counts.append(len(queries))
                if answer.status_code != _FINE:
                    sys.exit(f"{address}: {answer.status_code}")
            # without counting, which costs time itself
            took += [_seconds(client, address) for _ in range(runs)]
            found.append(Timed(address, statistics.median(took), counts[0], counts[-1]))
    return found


def _cells() -> list[float]:
    """A payment's amount saved again and again, as the grid sends it."""
    import json

    from django.test import Client

    from hengji.web.accounts.models import Account
    from hengji.web.budget.models import Payment
    from hengji.web.rows.session import as_system
    from web.county_pages import CLERKS, YEAR

    login, code = CLERKS[0]
    client = Client()
    client.force_login(Account.objects.get(login=login))
    with as_system("bench"):
        row = Payment.objects.filter(unit__code=code, year=YEAR, book="fiscal").latest("pk")
    revision, took = row.revision, []
    for turn in range(SAVES):
        wish = {"key": "0", "row": str(row.pk), "revision": revision,
                "values": {"amount": f"{100 + turn}.00"}}  # fmt: skip
        start = time.perf_counter()
        answer = client.post(
            f"/units/{code}/years/{YEAR}/budget/sheets/payments/",
            json.dumps({"rows": [wish]}),
            content_type="application/json",
        )
        took.append(time.perf_counter() - start)
        revision = answer.json()["rows"][0]["revision"]
    return took


def _grown(runs: int) -> list[tuple[str, float, float]]:
    """Address, seconds when something has just changed, seconds again."""
    from django.test import Client

    from hengji.web.accounts.models import Account
    from hengji.web.budget.models import Payment
    from hengji.web.rows.session import as_system
    from web.county_pages import CLERKS, addresses

    login, code = CLERKS[0]
    clerk = Account.objects.get(login=login)
    last = _imported(clerk, code)
    client = Client()
    client.force_login(clerk)
    found = []
    for address in addresses(code):
        if client.get(address).status_code != _FINE:
            sys.exit(f"{address}: not shown")
        fresh = []
        for turn in range(3):
            with as_system("bench"):
                Payment.objects.filter(pk=last).update(purpose=f"第{turn}次")
            fresh.append(_seconds(client, address))
        took = [_seconds(client, address) for _ in range(runs)]
        found.append((address, statistics.median(fresh), statistics.median(took)))
    return found


def _seconds(client: Client, address: str) -> float:
    start = time.perf_counter()
    client.get(address)
    return time.perf_counter() - start


def _imported(clerk: Account, code: str) -> int:
    """A file of many payments, loaded as the clerk would; the key of the last one."""
    from importing import payments

    from hengji.web.accounts.permissions import standing_of
    from hengji.web.budget.forms.fields import Choices
    from hengji.web.budget.imports import batches, running
    from hengji.web.budget.models import ImportBatch, Payment, Project
    from hengji.web.rows.session import Actor, acting, as_system
    from hengji.web.shell.place import Place
    from hengji.web.units.models import Unit
    from web.county_pages import YEAR

    own = {"unit__code": code, "year": YEAR, "book": "fiscal"}
    with acting(standing_of(clerk).scope, Actor(clerk.pk, clerk.name)):
        project = Project.objects.filter(**own, kind="operations").order_by("pk")[0]
        data = payments(PAYMENTS).decode().replace(",P01", f",{project.code}").encode()
        place = Place(Unit.objects.get(code=code), YEAR, "budget")
        batch = batches.receive(Choices(place, "fiscal"), "payments", "支付.csv", data)
    running.carry_out(running.LOAD, batch.pk, clerk.pk)
    with as_system("bench"):
        done = ImportBatch.objects.get(pk=batch.pk)
        if done.state != "loaded":
            sys.exit(f"not loaded: {done.problems[:3]}")
        return Payment.objects.filter(**own).latest("pk").pk


def _print_fresh(pages: list[tuple[str, float, float]]) -> bool:
    for address, fresh, again in sorted(pages, key=lambda one: -one[1])[:SLOWEST]:
        print(f"{fresh * 1000:8.0f} ms after a change, {again * 1000:5.0f} ms again  {address}")
    address, _, again = max(pages, key=lambda one: one[2])
    print(f"slowest again: {again * 1000:.0f} ms  {address}")
    return any(one[1] > FRESH or one[2] > PAGE for one in pages)


def _print(pages: list[Timed], cells: list[float]) -> bool:
    pages.sort(key=lambda one: -one.seconds)
    print(f"{len(pages)} pages; the slowest:")
    for one in pages[:SLOWEST]:
        counts = f"{one.first:3d} queries, {one.again:3d} again"
        print(f"{one.seconds * 1000:8.0f} ms  {counts}  {one.address}")
    most = max(pages, key=lambda one: one.first)
    print(f"most queries: {most.first}  {most.address}")
    late = [one for one in pages if one.late]
    for one in late:
        print(f"too slow: {one.seconds * 1000:.0f} ms, {one.first} queries  {one.address}")
    return bool(late) | _print_cells(cells)


def _print_cells(cells: list[float]) -> bool:
    median, p95 = statistics.median(cells), statistics.quantiles(cells, n=20)[-1]
    print(f"a cell saved: median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    return p95 > CELL


if __name__ == "__main__":
    main()
