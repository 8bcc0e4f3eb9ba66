"""Moves of a unit's year that belong to its self-evaluation."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django_fsm import TransitionNotAllowed

from hengji.web.evaluation.inputs import YearEvaluation
from hengji.web.evaluation.judging import open_rows
from hengji.web.evaluation.models import Evaluation
from hengji.web.evaluation.permissions import Rights
from hengji.web.rows.revision import save_seen
from hengji.web.units.models import Unit, UnitYear

NOT_YET = "还有没有补齐的内容，不能提交签字。"
ALREADY = "这一步刚被别人做过，请刷新页面。"


def outstanding(loaded: YearEvaluation) -> int:
    """How many things are still demanded, of the whole and of every project."""
    sheets = (loaded.scores, *loaded.inputs.project_scores)
    return sum(len(one.outstanding) for one in sheets)


def move(rights: Rights, to: str, loaded: YearEvaluation) -> None:
    """Begin the evaluation, offer it for signing, take it back.

    Raises ``PermissionDenied`` with a sentence for what may not be done now.
    """
    if to not in rights.moves or rights.year is None:
        raise PermissionDenied("这一步现在不能做，或者不由您来做。")
    if to == "offer_for_signing" and (outstanding(loaded) or loaded.scores.total is None):
        raise PermissionDenied(NOT_YET)
    own = UnitYear.objects.select_for_update().get(pk=rights.year.pk)
    try:
        getattr(own, to)()
    except TransitionNotAllowed:
        raise PermissionDenied(ALREADY) from None
    own.save()
    if to == "begin_evaluation":
        open_rows(loaded)


def choose_consolidated(unit: Unit, year: int, seen: int, *, together: bool) -> None:
    """Evaluate with the subordinate units, or the unit alone. Raises ``Stale``."""
    kept = Evaluation.objects.filter(unit=unit, year=year).first()
    if kept is None:
        Evaluation.objects.create(unit=unit, year=year, consolidated=together)
    else:
        save_seen(kept, seen, {"consolidated": together})
