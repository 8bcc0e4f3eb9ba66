"""Which line of a book's budget holds money that came from another book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from django import forms

from hengji.web.budget.access import Desk
from hengji.web.budget.models import Adjustment, Appropriation
from hengji.web.shell.printing import yuan

Budgeted: TypeAlias = Appropriation | Adjustment


def budgeted_rows(desk: Desk) -> dict[str, Budgeted]:
    """Every line of the year's budget and every adjustment upward, by a key of its own. Two
    queries.
    """
    of = desk.choices.of
    granted = Appropriation.objects.filter(**of).select_related("project")
    moved = Adjustment.objects.filter(**of, amount__gt=0).select_related("project")
    found: dict[str, Budgeted] = {f"initial-{one.pk}": one for one in granted}
    return found | {f"adjustment-{one.pk}": one for one in moved}


class BudgetedField(forms.ChoiceField):
    """A choice among these rows; ``rows`` holds them by key."""

    def __init__(self, rows: Mapping[str, Budgeted], label: str, help_text: str) -> None:
        self.rows = rows
        told = [(key, _words(one)) for key, one in rows.items()]
        super().__init__(
            label=label, help_text=help_text, required=False, choices=[("", ""), *told]
        )


def _words(one: Budgeted) -> str:
    sort = "预算调整" if isinstance(one, Adjustment) else "年初预算"
    what = one.project.name if one.project else one.economic or one.functional
    parts = (sort, one.get_kind_display(), what, f"{yuan(one.amount)} 元")
    return "　".join(str(part) for part in parts if part)
