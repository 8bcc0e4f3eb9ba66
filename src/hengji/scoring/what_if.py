"""What if: the same scoring on changed inputs, beside what is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from hengji.indicators import AttainedValue, Attainment, Manual, ScoreSheet
from hengji.kernel.totals import Contribution, Ratio, RecordKind, RecordRef, Total
from hengji.profiles import Profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.sheet import score_sheet


@dataclass(frozen=True, slots=True)
class AttainmentChange:
    """Another value attained of an indicator."""

    indicator: str
    value: AttainedValue


@dataclass(frozen=True, slots=True)
class PaymentChange:
    """So many 元 more paid by the end of the year; a negative amount is so much less."""

    amount: Decimal
    label: str = "假设的支付"


@dataclass(frozen=True, slots=True)
class WeightChange:
    """Another weight of an indicator, in points."""

    indicator: str
    weight: Decimal


Change = AttainmentChange | PaymentChange | WeightChange


def what_if(
    inputs: EvaluationInputs, changes: Iterable[Change], profile: Profile
) -> tuple[ScoreSheet, ScoreSheet]:
    """The sheet as it is, and as it would be with these changes made one after another.

    Raises ``LookupError`` for an indicator that the sheet does not have.
    """
    before = score_sheet(inputs, profile)
    for change in changes:
        inputs = _changed(inputs, change)
    return before, score_sheet(inputs, profile)


def _changed(inputs: EvaluationInputs, change: Change) -> EvaluationInputs:
    match change:
        case AttainmentChange(key, value):
            return _attained(inputs, key, value)
        case PaymentChange(amount, label):
            return _paid(inputs, Contribution(RecordRef(RecordKind.PAYMENT, "", label), amount))
        case WeightChange(key, weight):
            return _weighted(inputs, key, weight)


def _attained(inputs: EvaluationInputs, key: str, value: AttainedValue) -> EvaluationInputs:
    known = inputs.attainments.get(key)
    if known is None and inputs.goals.indicator(key) is None:
        raise LookupError(f"自评表中没有指标“{key}”")
    reason = known.reason if known else ""
    changed = Attainment(key, value, Manual(note="假设"), reason)
    return replace(inputs, attainments={**inputs.attainments, key: changed})


def _paid(inputs: EvaluationInputs, more: Contribution) -> EvaluationInputs:
    if inputs.execution is None:
        return inputs
    spent = _with(inputs.execution.numerator, more)
    measures = dict(inputs.measures)
    for name in ("execution-rate", "completion-rate"):
        ratio = measures.get(name)
        if isinstance(ratio, Ratio):
            measures[name] = replace(ratio, numerator=_with(ratio.numerator, more))
    return replace(
        inputs, execution=replace(inputs.execution, numerator=spent), measures=measures
    )


def _with(total: Total, more: Contribution) -> Total:
    return Total((*total.records, more), total.formula, total.unit)


def _weighted(inputs: EvaluationInputs, key: str, weight: Decimal) -> EvaluationInputs:
    if inputs.goals.indicator(key) is None:
        raise LookupError(f"自评表中没有指标“{key}”")
    kept = tuple(
        replace(one, weight=weight) if one.key == key else one
        for one in inputs.goals.indicators
    )
    return replace(inputs, goals=replace(inputs.goals, indicators=kept))
