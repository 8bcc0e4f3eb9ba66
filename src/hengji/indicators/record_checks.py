"""Checks of working lists and surveys while they are typed or imported."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.indicators import problems as kinds
from hengji.indicators.formulas import WorkLedger, work_ledgers
from hengji.indicators.records import Survey, WorkRecord
from hengji.kernel.problems import Problem, problem
from hengji.kernel.units import Kind


def record_problems(record: WorkRecord, year: int) -> tuple[Problem, ...]:
    """What is wrong with one record of a working list."""
    ledger = work_ledgers().get(record.ledger)
    if ledger is None:
        return (problem(kinds.LIST_UNKNOWN, record.ref, ledger=record.ledger),)
    return tuple((*_day(record, year), *_counts(record, ledger), *_marks(record, ledger)))


def _day(record: WorkRecord, year: int) -> Iterator[Problem]:
    if record.day is not None and record.day.year != year:
        day = record.day.isoformat()
        yield problem(kinds.RECORD_OUTSIDE_YEAR, record.ref, day=day, year=year)


def _counts(record: WorkRecord, ledger: WorkLedger) -> Iterator[Problem]:
    known = {one.key: one for one in ledger.measures}
    for name, amount in record.counts:
        measure = known.get(name)
        if measure is None:
            yield problem(kinds.MEASURE_UNKNOWN, record.ref, measure=name, ledger=ledger.title)
        elif amount < 0:
            yield problem(kinds.COUNT_NEGATIVE, record.ref, measure=measure.title, count=amount)
        elif measure.unit.kind is Kind.COUNT and amount % 1:
            yield problem(kinds.COUNT_BROKEN, record.ref, measure=measure.title, count=amount)


def _marks(record: WorkRecord, ledger: WorkLedger) -> Iterator[Problem]:
    allowed = "、".join(ledger.marks) or "（这本台账没有标记）"
    for mark in sorted(record.marks - set(ledger.marks)):
        yield problem(
            kinds.MARK_UNKNOWN, record.ref, mark=mark, ledger=ledger.title, allowed=allowed
        )


def survey_problems(survey: Survey) -> tuple[Problem, ...]:
    """Sent, returned, valid and answered fit together, and it is told how people were asked."""
    return tuple(_survey(survey))


def _survey(survey: Survey) -> Iterator[Problem]:
    chain = (
        ("发放份数", survey.sent),
        ("收回份数", survey.returned),
        ("有效份数", survey.valid),
    )
    told = [(name, count) for name, count in chain if count is not None]
    for (name, count), (less_name, less) in zip(told, told[1:], strict=False):
        if less > count:
            yield problem(
                kinds.MORE_ANSWERS,
                survey.ref,
                less=f"{less_name} {less}",
                more=f"{name} {count}",
            )
    answered = sum(count for _, count in survey.answers)
    if survey.valid is None or survey.sent is None:
        yield problem(kinds.SAMPLE_MISSING, survey.ref)
    elif survey.answers and answered != survey.valid:
        yield problem(kinds.ANSWERS_DIFFER, survey.ref, sum=answered, valid=survey.valid)
    if any(count < 0 for _, count in survey.answers):
        yield problem(kinds.COUNT_NEGATIVE, survey.ref, measure="答卷份数", count="负数")
    if not survey.method.strip():
        yield problem(kinds.METHOD_MISSING, survey.ref)
