"""Reasons as records and the unit give them, worded for a report."""

from __future__ import annotations

from hengji.composition.facts import Facts

_ENDS = "。；;.!！ \n　"


def adjustment_reasons(facts: Facts) -> str:
    """Why the budget was adjusted: what the unit says, else what its adjustments say."""
    own = facts.inputs.told.adjustment_reason.strip(_ENDS)
    if own:
        return own
    given = [
        one.reason.strip(_ENDS)
        for book in facts.figures.books
        for one in book.adjustments
        if one.completed and one.reason.strip(_ENDS)
    ]
    return "；".join(dict.fromkeys(given))


def ended(text: str) -> str:
    """A sentence with one full stop at its end."""
    return f"{text.strip(_ENDS)}。"


def bare(text: str) -> str:
    """The same words without a full stop, to be put in quotation marks."""
    return text.strip(_ENDS)
