"""Rows of the self-evaluation as values of the core. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from hengji.composition import Evaluator, Rectified, Shortcoming, Signing, Told
from hengji.indicators import DemandKind
from hengji.web.evaluation import models as rows
from hengji.web.evaluation.models import Topic

EXECUTION, ADJUSTMENT = "execution", "adjustment"
"""Rows of a judgement that are no indicator's: 预算执行率, and why the budget was adjusted."""
_REASONS = {
    DemandKind.REASON_EXECUTION: Topic.EXECUTION_REASON,
    DemandKind.REASON_ADJUSTMENT: Topic.ADJUSTMENT_REASON,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided by hand on one sheet, by indicator or row.

    ``values`` are per cent. ``sheet_reasons`` are those of a project's sheet as a whole; the
    unit gives its own in its statements.
    """

    reasons: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, Decimal] = field(default_factory=dict)
    ticked: Mapping[str, frozenset[int]] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
    execution_points: Decimal | None = None
    sheet_reasons: Mapping[DemandKind, str] = field(default_factory=dict)


def told(
    statements: Iterable[rows.Statement],
    problems: Iterable[rows.Problem],
    rectified: Iterable[rows.Rectification],
) -> Told:
    """What the unit says. Nobody has spoken of last year's problems: ``prior`` is ``None``."""
    plain: dict[str, str] = {}
    achieved: dict[str, str] = {}
    for one in statements:
        if one.topic == Topic.ACHIEVED:
            achieved[one.project.code if one.project else ""] = one.text
        else:
            plain[one.topic] = one.text
    spoken = list(rectified)
    prior = tuple(Rectified(one.problem, one.done) for one in spoken if not one.none_named)
    return Told(
        **{topic: plain.get(topic, "") for topic in Topic.values if topic != Topic.ACHIEVED},
        achieved=achieved,
        prior=prior if spoken else None,
        shortcomings=tuple(
            Shortcoming(one.problem, one.cause, one.measure) for one in problems
        ),
    )


def sheet_reasons(said: Told) -> dict[DemandKind, str]:
    """The reasons given for a sheet as a whole, by what demands them."""
    found = {kind: str(getattr(said, topic)) for kind, topic in _REASONS.items()}
    return {kind: text for kind, text in found.items() if text.strip()}


def signing(
    details: rows.SigningDetails | None, evaluators: Iterable[rows.Evaluator]
) -> Signing:
    """Who fills in and signs."""
    group = tuple(Evaluator(one.name, one.duty, one.workplace) for one in evaluators)
    if details is None:
        return Signing(evaluators=group)
    return Signing(
        details.filler,
        details.filled_on,
        details.telephone,
        details.head,
        details.leader,
        details.bureau,
        details.opinion,
        group,
    )


def judged(judgements: Iterable[rows.Judgement]) -> dict[str, Judged]:
    """The judgements by sheet: ``""`` for the whole's, else a project's code."""
    by_scope: dict[str, list[rows.Judgement]] = {}
    for one in judgements:
        by_scope.setdefault(one.scope, []).append(one)
    return {scope: _judged(some) for scope, some in by_scope.items()}


def _judged(some: list[rows.Judgement]) -> Judged:
    keyed = {judgement_key(one): one for one in some}
    execution, adjustment = keyed.pop(EXECUTION, None), keyed.pop(ADJUSTMENT, None)
    reasons = {
        kind: one.reason
        for kind, one in zip(_REASONS, (execution, adjustment), strict=True)
        if one is not None
    }
    return Judged(
        {key: one.reason for key, one in keyed.items()},
        {key: one.points for key, one in keyed.items() if one.points is not None},
        {key: frozenset(one.ticked) for key, one in keyed.items() if one.ticked_at_all},
        {key: one.value for key, one in keyed.items() if one.value is not None},
        execution.points if execution else None,
        reasons,
    )


def judgement_key(row: rows.Judgement) -> str:
    """The key of the row that it judges: an indicator's, else the row's own name."""
    return str(row.indicator_id) if row.indicator_id else row.row
