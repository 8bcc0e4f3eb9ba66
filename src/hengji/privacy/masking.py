"""Masking: what is printed of a personal number wherever results are shown."""

from __future__ import annotations

import re

from hengji.privacy.numbers import NumberKind, personal_numbers

_DIGITS = re.compile(r"\d\d\d")
"""Stands in every number that is masked, and in few of the short texts that come here."""

# Characters kept at the head and at the tail.
_KEPT = {
    NumberKind.MOBILE: (3, 4),
    NumberKind.IDENTITY: (6, 4),
    NumberKind.BANK_CARD: (4, 4),
}


def mask(text: str) -> str:
    """The text with every personal number masked: 138****8000. Length and offsets stay."""
    if not _DIGITS.search(text):
        return text
    for one in reversed(personal_numbers(text)):
        if one.kind.personal:
            covered = _cover(text[one.start : one.end], *_KEPT[one.kind])
            text = text[: one.start] + covered + text[one.end :]
    return text


def _cover(printed: str, head: int, tail: int) -> str:
    at = [i for i, c in enumerate(printed) if c.isalnum()]
    if len(at) == 13:  # a mobile with the country's 86 before it
        at = at[2:]
    hidden = set(at[head : len(at) - tail])
    return "".join("*" if i in hidden else c for i, c in enumerate(printed))
