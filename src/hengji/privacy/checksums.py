"""Check digits of the official numbers. Each takes ASCII characters, no separators."""

from __future__ import annotations

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def identity_check(first: str) -> str:
    """The check character of 17 digits of a citizen's identity number (GB 11643)."""
    total = sum(int(d) * w for d, w in zip(first, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def credit_check(first: str) -> str:
    """The check character of 17 characters of a unified social credit code (GB 32100).

    Raises ``ValueError`` for a character outside its alphabet.
    """
    values = (_CREDIT_ALPHABET.index(c) for c in first)
    total = sum(v * w for v, w in zip(values, _CREDIT_WEIGHTS, strict=True))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]


def luhn(digits: str) -> bool:
    """Whether the digits of a bank card close by the Luhn sum."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) << (position & 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
