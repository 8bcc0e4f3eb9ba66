"""What comes next in a unit's year, for the one who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from hengji.web.shell.place import Place
from hengji.web.shell.steps import LABELS
from hengji.web.units.models import YearState


class Duty(Enum):
    """What one does with a unit."""

    FILL = auto()
    SIGN = auto()
    REVIEW = auto()
    READ = auto()


@dataclass(frozen=True, slots=True)
class Next:
    """What to do, and where. ``due``: it waits for the one who asks."""

    words: str
    url: str
    due: bool = False


_S = YearState
_WORDS: Final[dict[tuple[Duty, YearState], tuple[str, str]]] = {
    (Duty.FILL, _S.FILLING): ("填写单位、预算和绩效目标，目标填好后送审", "goals:sheets"),
    (Duty.FILL, _S.GOALS_IN_REVIEW): ("目标在审核中；支付和活动照常登记", "goals:sheets"),
    (Duty.FILL, _S.GOALS_APPROVED): ("登记支付和活动，附佐证；年终开始自评", "evidence:proofs"),
    (Duty.FILL, _S.EVALUATING): ("自评打分，写报告，形成定稿", "evaluation:overview"),
    (Duty.FILL, _S.TO_SIGN): ("等待签字", "evaluation:signing"),
    (Duty.FILL, _S.SIGNED): ("已签齐，可以报送", "evaluation:signing"),
    (Duty.FILL, _S.SUBMITTED): ("已报送；归档，结转下年", "rollover:carrying"),
    (Duty.SIGN, _S.TO_SIGN): ("看过定稿后签字", "evaluation:signing"),
    (Duty.REVIEW, _S.GOALS_IN_REVIEW): ("审核绩效目标", "goals:sheets"),
    (Duty.REVIEW, _S.SUBMITTED): ("查看报送的自评", "evaluation:signing"),
}
"""Words and page by duty and state; elsewhere there is nothing but to look."""
_WAITING: Final = frozenset({_S.GOALS_IN_REVIEW, _S.TO_SIGN})
"""States in which the one who fills waits for others."""
_LAST: Final[dict[YearState, str]] = {
    _S.FILLING: "goals",
    _S.GOALS_IN_REVIEW: "goals",
    _S.GOALS_APPROVED: "evidence",
    _S.EVALUATING: "signing",
    _S.TO_SIGN: "signing",
    _S.SIGNED: "signing",
}
"""The last step whose turn has come; afterwards it is every one's."""


def due_steps(state: YearState) -> frozenset[str]:
    """The steps whose turn has come in a year that has come so far; what later ones lack is
    no omission yet.
    """
    keys = list(LABELS)
    last = _LAST.get(state)
    return frozenset(keys if last is None else keys[: keys.index(last) + 1])


def next_step(place: Place, state: YearState, duty: Duty) -> Next:
    """What comes next for one who does that duty in the year."""
    found = _WORDS.get((duty, state))
    if found is None:
        return Next("查看", place.url("shell:year"))
    words, page = found
    return Next(words, place.url(page), duty is not Duty.FILL or state not in _WAITING)
