"""Text made plain for reading, every character still traceable to where it was printed.

White space and quotation marks go, because wraps and spaced-out words come with them;
full-width forms become ASCII. Offsets into the plain text lead back to the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.values import builder, quickly_built
from hengji.vocabulary.words import words

_WIDE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_MARKS = {
    "，": "，", "：": "：", "；": "；", "！": "！", "？": "？", ";": "；", ":": "：",
    "﹪": "%", "〜": "~", "∼": "~", "˜": "~", "～": "~", "−": "-", "–": "-", "‐": "-",
    "‑": "-", "─": "—", "―": "—", "｡": "。", "﹒": ".", "▁": "_", "［": "[", "］": "]",
    "≧": "≥", "≦": "≤", "\xa0": " ", "\u3000": " ", "¥": "￥", "✕": "×",
    "\u200b": " ", "\ufeff": " ", "\x07": " ", "㎡": "㎡", "Ⓜ": "○", "Ⓡ": "○", "Ⓒ": "○",
    "Ⓢ": "○", "Ⓝ": "○", "Ⓟ": "○", "Ⓐ": "○", "Ⓑ": "○",
}  # fmt: skip
_QUOTES = frozenset("“”\"‘’'「」『』")
_LIST_NUMBER = lazy_pattern(
    r"(?:\(?[一二三四五六七八九十]{1,3}[、)．.]|\(?\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳]|第[一二三四五六]|[一二三四五六七八九]是)"
)
_STOPS = frozenset("。；：！？")


@cache
def _table() -> dict[int, str]:
    pairs = {word[0]: word[1] for word in words("folded")}
    return str.maketrans({**pairs, **_WIDE, **_MARKS})


def unfolded(characters: Iterable[str]) -> frozenset[str]:
    """These characters and all that are read as one of them."""
    wanted = set(characters)
    return frozenset(wanted | {chr(code) for code, to in _table().items() if to in wanted})


GAP = r"[\s“”\"‘’'「」『』＂＇\u200b\ufeff\x07]"
"""What may stand, as printed, between two characters that are read as one word."""
_DROPPED = re.compile(f"{GAP}{GAP}*")  # so written it is looked for by its first character
_COMMON = tuple(zip("（）％．＝＋／～－\u3000", "()%.=+/~- ", strict=True))
_FOLDED_OFTEN = re.compile("[（）％．＝＋／～－\u3000]")


@cache
def _rare() -> re.Pattern[str]:
    """Any character to be folded but the few that most documents have."""
    common = {wide for wide, _ in _COMMON}
    kept = {chr(code) for code, to in _table().items() if chr(code) != to} - common
    return re.compile(f"[{re.escape(''.join(sorted(kept)))}]")


def _folded(text: str) -> str:
    """Every character replaced by one; the common ones fast, the rest only where met."""
    if _rare().search(text):
        return text.translate(_table())
    if _FOLDED_OFTEN.search(text):
        for wide, narrow in _COMMON:
            text = text.replace(wide, narrow)
    return text


@quickly_built
@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` to read; ``origins`` are the offsets it had, ``None`` if none moved."""

    text: str
    origins: tuple[int, ...] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to ``end`` stand in the original."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


_plain = builder(Plain)


def plain(text: str) -> Plain:
    """Fold and compact one paragraph."""
    folded = _folded(text)
    if not _DROPPED.search(folded):
        return _plain(folded, None)
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for gap in _DROPPED.finditer(folded):
        start, end = gap.span()
        pieces.append(folded[at:start])
        origins.extend(range(at, start))
        kept = _separator(folded, start, end)
        if kept:
            pieces.append(kept)
            origins.append(start)
        at = end
    pieces.append(folded[at:])
    origins.extend(range(at, len(folded)))
    return Plain("".join(pieces), tuple(origins))


def _separator(text: str, start: int, end: int) -> str:
    """What must stay of a gap: a space between digits, a line feed that ends a line."""
    if start == 0 or end == len(text):
        return ""
    before, after = text[start - 1], text[end]
    if "\n" in text[start:end] and (before in _STOPS or _LIST_NUMBER.match(text, end)):
        return "\n"
    if before.isdigit() and after.isdigit() and text[start] not in _QUOTES:
        return " "
    return ""
