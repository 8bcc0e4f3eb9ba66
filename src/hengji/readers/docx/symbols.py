"""Characters of symbol fonts, which stand in the private use area, as ordinary characters."""

from __future__ import annotations

_BULLET = "•"
_KNOWN = {
    0x52: "☑", 0x54: "☒", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□",
    0x72: "□", 0x75: "◆", 0x76: "◆", 0xA1: "○", 0xA3: "□", 0xA7: "▪", 0xA8: "□",
    0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB7: "•", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""Wingdings, Wingdings 2 and Symbol by the low byte, where they agree on what it shows."""


def symbol(code: int) -> str:
    """The character shown for a code of ``w:sym``: a bullet where we do not know it."""
    if 0xF000 <= code <= 0xF0FF:
        return _KNOWN.get(code & 0xFF, _BULLET)
    if code < 0x20 or 0xD800 <= code <= 0xF8FF or code > 0x10FFFF:
        return _BULLET
    return chr(code)


def bullet(text: str) -> str:
    """A bullet as it shows; ``text`` is the level text of a bulleted list."""
    return "".join(symbol(ord(c)) if "\ue000" <= c <= "\uf8ff" else c for c in text).strip()
