"""Keeping a passage of the line: written over, or back to the draft."""

from __future__ import annotations

from functools import cache

from django.db import IntegrityError, transaction

from hengji.composition import layout
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.inputs import UNION_LINE
from hengji.web.evaluation.report_editing import checked, tidy
from hengji.web.rows.revision import Stale, save_seen
from hengji.web.union.line import PassageView
from hengji.web.union.models import LinePassage


@cache
def codes() -> tuple[str, ...]:
    """The passages of the line's outline, in its order."""
    return tuple(code for spec in layout(UNION_LINE).outline for code in spec.passages)


def keep(now: Current, view: PassageView, markup: str, seen: int) -> None:
    """Keep a text at the revision that was seen, 0 for none; the draft written again is none.

    Raises ``Stale``, ``Refused``.
    """
    text = tidy(markup)
    checked(now, text)
    if text == "\n".join(view.draft.markup):
        restore(view, seen)
        return
    unit, year, code = now.evaluation.unit, now.evaluation.year, view.passage.code
    if view.row is not None:
        save_seen(view.row, seen, {"markup": text})
        return
    try:
        with transaction.atomic():
            LinePassage.objects.create(unit=unit, year=year, code=code, markup=text)
    except IntegrityError:
        quicker = LinePassage.objects.get(unit=unit, year=year, code=code)
        raise Stale(quicker, {"markup": text}) from None


def restore(view: PassageView, seen: int) -> None:
    """Back to the draft. Raises ``Stale``."""
    if view.row is None:
        return
    gone, _ = LinePassage.objects.filter(pk=view.row.pk, revision=seen).delete()
    if not gone and (quicker := LinePassage.objects.filter(pk=view.row.pk).first()):
        raise Stale(quicker, {})
