"""Characters that show nothing but part a word or a number: they are taken out.

Web pages and office programs put them where a line may break, and they come along with
what is copied. Blanks of any width stay: they show.
"""

from __future__ import annotations

from hengji.kernel.patterns import lazy_pattern

_UNSEEN = lazy_pattern("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def without_unseen(text: str) -> str:
    """``text`` without soft hyphens, zero-width characters and marks of direction."""
    return text if text.isascii() else _UNSEEN.sub("", text)
