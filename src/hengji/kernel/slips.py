"""Could a printed figure be a slip for the right one?

Who writes a wrong figure writes one like the right one: two digits change places, one is
left out, the point moves, last year's stays. A figure quite unlike is another figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

_ALL = 28
_FEWEST = 2


def like_a_slip(printed: Decimal, due: Decimal, limit: Decimal) -> bool:
    """Whether ``printed`` may stand where ``due`` belongs.

    ``limit`` is how far apart two figures of one thing may be, as a part of the larger
    (``0.5``: half). Signs are not compared. Zero is like nothing but zero.
    """
    one, other = abs(printed), abs(due)
    if one == other:
        return True
    if not one or not other:
        return False
    return abs(one - other) <= max(one, other) * limit or _same_digits(one, other)


def _same_digits(one: Decimal, other: Decimal) -> bool:
    """One digit is missing or another, two are exchanged, or only the point differs."""
    here = _digits(one, _ALL)
    return any(_alike(here, _digits(other, len(here) + more)) for more in (-1, 0, 1))


def _alike(here: str, there: str) -> bool:
    if here == there or sorted(here) == sorted(there):
        return True
    if min(len(here), len(there)) < _FEWEST:
        return False
    if len(here) == len(there):
        return sum(a != b for a, b in zip(here, there, strict=True)) == 1
    return there in _one_off(here) or here in _one_off(there)


def _digits(amount: Decimal, length: int) -> str:
    """The leading digits, rounded to ``length`` of them, without zeros at the end."""
    rounded = Context(prec=max(length, 1)).plus(amount).normalize()
    return "".join(map(str, rounded.as_tuple().digits))


def _one_off(digits: str) -> Iterator[str]:
    return (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
