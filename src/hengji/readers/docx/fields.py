"""Fields: what shows is their result, never their code."""

from __future__ import annotations

from dataclasses import dataclass, field

_SILENT = frozenset(
    {
        "ADDIN", "ADVANCE", "ASK", "EQ", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK",
        "MACROBUTTON", "NUMPAGES", "PAGE", "PRIVATE", "RD", "SECTIONPAGES", "SET", "TC", "XE",
    }
)  # fmt: skip
"""Codes that print nothing of their own, or whose result the layout fills in."""


@dataclass(slots=True)
class Field:
    """A field being read. ``shown`` once its result has begun, ``filled`` once it has text.

    ``result`` is text that the field prints without holding it, such as a check box.
    """

    code: list[str] = field(default_factory=list)
    shown: bool = False
    filled: bool = False
    result: str = ""


def is_silent(code: str) -> bool:
    """Whether an empty result of this field is no fault."""
    return code.split(None, 1)[0].upper() in _SILENT
