"""Made-up working lists and surveys: what a union did in a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from hengji.indicators.formulas import WorkLedger, work_ledgers
from hengji.indicators.records import Survey, WorkRecord
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.kernel.units import Kind

_PART_OF = {
    "passed": "examined",
    "adopted": "received",
    "accurate": "checked",
    "served": "listed",
    "units": "due_units",
    "all_members": "due_workers",
    "registered": "all_members",
    "up_to_standard": "stations",
    "settled": "cases",
    "answered": "letters",
    "established": "due",
    "claimed": "issued",
    "collected": "due",
    "reviewed": "due",
    "rectified": "problems",
    "in_use": "all",
    "reports_on_time": "reports_due",
}
"""Measures that are a part of another one of the same list."""
_SUBJECTS = ("职工群众", "工会会员", "帮扶对象", "劳模")


def made_up_work(random: Random, year: int, project: str = "") -> tuple[WorkRecord, ...]:
    """Some records of every working list."""
    return tuple(
        one
        for ledger in work_ledgers().values()
        for one in _records(random, ledger, year, project)
    )


def _records(
    random: Random, ledger: WorkLedger, year: int, project: str
) -> Iterator[WorkRecord]:
    for number in range(1, random.randrange(2, 7)):
        day = date(year, random.randrange(1, 13), random.randrange(1, 28))
        key = f"{project}{ledger.key}-{number}"
        ref = RecordRef(RecordKind.ACTIVITY, key, f"{ledger.title}第{number}条", day)
        marks = frozenset(mark for mark in ledger.marks if random.random() < 0.6)
        yield WorkRecord(ref, ledger.key, day, tuple(_counts(random, ledger)), marks, project)


def _counts(random: Random, ledger: WorkLedger) -> Iterator[tuple[str, Decimal]]:
    known: dict[str, Decimal] = {}
    ordered = sorted(ledger.measures, key=lambda one: _depth(one.key))
    for measure in ordered:
        whole = known.get(_PART_OF.get(measure.key, ""))
        if whole is not None:
            known[measure.key] = whole * random.randrange(80, 101) // 100
        elif measure.unit.kind is Kind.MONEY:
            known[measure.key] = Decimal(random.randrange(500, 20_000))
        else:
            known[measure.key] = Decimal(random.randrange(2, 60))
    yield from known.items()


def _depth(key: str) -> int:
    """Wholes before their parts."""
    return 1 + _depth(_PART_OF[key]) if key in _PART_OF else 0


def made_up_surveys(random: Random, year: int, project: str = "") -> tuple[Survey, ...]:
    """A survey of each group, its answers adding up to the valid ones."""
    return tuple(_survey(random, subject, year, project) for subject in _SUBJECTS)


def _survey(random: Random, subject: str, year: int, project: str) -> Survey:
    sent = random.randrange(40, 300)
    returned = sent - random.randrange(0, 20)
    valid = returned - random.randrange(0, 10)
    bad = random.randrange(0, valid // 10 + 1)
    so_so = random.randrange(0, valid - bad + 1)
    answers = (("满意", valid - bad - so_so), ("基本满意", so_so), ("不满意", bad))
    day = date(year, 11, random.randrange(1, 28))
    ref = RecordRef(RecordKind.SURVEY, f"{project}{subject}", f"{subject}满意度调查", day)
    return Survey(ref, subject, sent, returned, valid, answers, "扫码填写", day, project)
