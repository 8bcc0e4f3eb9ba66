"""Compose a unit's package: the year's inputs and the family's layout → every part."""

from __future__ import annotations

from hengji.composition.facts import Facts
from hengji.composition.layout import Layout
from hengji.composition.layouts import COMMON
from hengji.composition.layouts import layout as layout_of
from hengji.composition.markup import fill
from hengji.composition.package import Gap, Identity, Package, Part
from hengji.composition.report import narrative
from hengji.composition.runs import plain
from hengji.composition.sheets import sheets
from hengji.composition.year import YearInputs

REPORT = "report"
CONSOLIDATION = "consolidation"
"""The form that shows what a department's figures are made of; no other unit hands it in."""


def facts_of(inputs: YearInputs, layout: Layout) -> Facts:
    """The facts that this layout prints, each by its key."""
    return Facts(inputs, dict(layout.words))


def compose(inputs: YearInputs, layout: Layout | str) -> Package:
    """The whole package, neutral of format. ``layout`` may be the key of its family.

    Passages whose facts are missing say so, and stand in ``gaps``. Raises ``LookupError``
    for a family without a layout.
    """
    chosen = layout_of(layout) if isinstance(layout, str) else layout
    facts = facts_of(inputs, chosen)
    parts: list[Part] = []
    gaps: tuple[Gap, ...] = ()
    for name in chosen.order:
        if name == REPORT:
            text, gaps = narrative(facts, chosen)
            parts.append(text)
        else:
            parts.extend(sheets(facts, chosen.sheet(name)))
    parts.extend(sheets(facts, layout_of(COMMON).sheet(CONSOLIDATION)))
    unit = inputs.book.unit
    title = plain(fill(chosen.title, facts))
    identity = Identity(unit.name, unit.budget_code, facts.year, chosen.key, title)
    return Package(identity, tuple(parts), gaps=gaps)
