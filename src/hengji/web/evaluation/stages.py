"""Whose turn it is with a frozen version: its chain of signatures, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from hengji.composition.layout import Signer
from hengji.web.evaluation.models import Handover, Signature, Version
from hengji.web.units.models import YearState

AGREED, RETURNED = "agreed", "returned"
VERDICTS: Final = {AGREED: "同意", RETURNED: "退回修改"}
WHO: Final = {
    Signer.FILLER: "本单位经办人",
    Signer.LEADER: "本单位评价组",
    Signer.HEAD: "本单位负责人",
    Signer.DESK: "财政部门归口业务股室",
    Signer.UPPER: "上级工会",
}
_OUTSIDE = (Signer.DESK, Signer.UPPER)
Kind = Handover.Kind
LASTING: Final = (YearState.SIGNED, YearState.SUBMITTED, YearState.ARCHIVED)
"""States of a year in which its newest version holds for good."""


@dataclass(frozen=True, slots=True)
class Step:
    """One signature that is due, or was given."""

    position: int
    duty: str
    signer: Signer
    signature: Signature | None

    @property
    def who(self) -> str:
        """Who signs here, in words."""
        return WHO[self.signer]

    @property
    def outside(self) -> bool:
        """Is it signed by those who answer, after the version was handed in?"""
        return self.signer in _OUTSIDE


class Stage(Enum):
    """How far a version has come."""

    NONE = "没有定稿"
    TO_SIGN = "待签"
    SIGNED = "已签"
    SUBMITTED = "已报送"
    RETURNED = "退回修改"
    AGREED = "已同意"


def stands(state: str, revision: int, frozen_at: int) -> bool:
    """Does a year's newest version stand? ``frozen_at``: the year's revision when it was made.

    While it is being signed, only as long as the year is as it was.
    """
    return state in LASTING or (state == YearState.TO_SIGN and frozen_at == revision)


def chain_steps(
    chain: Iterable[Mapping[str, str]], signatures: Iterable[Signature]
) -> tuple[Step, ...]:
    """The steps of a chain as a version keeps it, with what has been signed."""
    signed = {one.position: one for one in signatures}
    return tuple(
        Step(at, str(one["duty"]), Signer[str(one["signer"]).upper()], signed.get(at))
        for at, one in enumerate(chain, 1)
    )


def steps(version: Version) -> tuple[Step, ...]:
    """The chain of a version, with what has been signed."""
    return chain_steps(version.inputs["chain"], version.signatures.select_related("scan"))


def due(chain: Sequence[Step]) -> Step | None:
    """The first step that has not been signed."""
    return next((one for one in chain if one.signature is None), None)


def own_steps(chain: Iterable[Step]) -> list[Step]:
    """The unit's own steps that are still due."""
    return [one for one in chain if one.signature is None and not one.outside]


def stage(chain: Sequence[Step], handed: Iterable[Handover]) -> Stage:
    """How far a version has come, by its signatures and what was handed over."""
    if own_steps(chain):
        return Stage.TO_SIGN
    told = {one.kind: one.told for one in handed}
    if Kind.RETURN in told:
        agreed = told[Kind.RETURN].get("verdict") == AGREED
        return Stage.AGREED if agreed else Stage.RETURNED
    return Stage.SUBMITTED if Kind.SUBMISSION in told else Stage.SIGNED


def stage_of(version: Version) -> Stage:
    """How far this version has come."""
    return stage(steps(version), version.handovers.all())


def may_be_replaced(now: Stage) -> bool:
    """May a new version be made? Not while others have this one before them, or agreed."""
    return now not in (Stage.SUBMITTED, Stage.AGREED)


def received(version: Version) -> bool:
    """Did it come as a file from another office, whose books are not here?"""
    handed = version.handovers.filter(kind=Kind.SUBMISSION)
    return handed.filter(told__received=True).exists()
