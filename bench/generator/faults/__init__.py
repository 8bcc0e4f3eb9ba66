"""Faults: each planted alone in an otherwise honest report, with what must be said of it."""

from __future__ import annotations

from generator.faults import amounts, budget, places, scoring, structure, wording
from generator.faults.plant import Expected, Fault

ALL: dict[str, Fault] = {
    fault.name: fault
    for module in (amounts, budget, scoring, places, structure, wording)
    for fault in module.FAULTS
}
__all__ = ["ALL", "Expected", "Fault"]
