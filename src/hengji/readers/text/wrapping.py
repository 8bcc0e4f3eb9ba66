"""Lines broken by a fixed width, or between a number and its unit, made whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hengji.kernel.patterns import lazy_pattern

_ENDS = "。；：！？;:!?”』」》"
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2018-\u201d\u2014\u2026]"
)
_STARTS_ANEW = re.compile(
    r"[\s\u3000|#>*•●◆■]|第[一二三四五六七八九十\d]+[部章节条页]|附[件表录]|"
    r"[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"\d{1,2}\s*[、.．)）](?!\d)|[①-⑳]|[-—]\s*\d+\s*[-—]"
)
_NUMBER_CUT = re.compile(r"\d(?:\.\d+)?[万亿千百]?$")
_UNIT_LED = lazy_pattern(r"(?:万元|亿元|千元|万人|元[，。；、,;）)人]|[%％]|个百分点)")
_DECIMAL_CUT = re.compile(r"[\u4e00-\u9fff（(]\d+\.$")
_DECIMALS_LED = lazy_pattern(r"\d{1,4}(?:[%％]|[万亿]?元)")
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|·{4,})\s*\d*\s*$")
_NARROWEST, _WIDEST, _SLACK, _LEAST_LINES = 40, 160, 2, 4
_INDENT = lazy_pattern(r"[ \u3000]{2}")
_DRAWN = re.compile(r"[\t|]")
_PROSE = 14
_MOST_JOINED = 400


def width(line: str) -> int:
    """Columns a line takes in print: two for a Chinese character, one for a Latin one."""
    return len(line) + len(_WIDE.findall(line))


class Wrapping:
    """How a text is wrapped, and its paragraphs put together again."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._widths = [width(line.rstrip()) for line in lines]
        self._full = _full_width(self._widths)
        self._count = 0 if self._full else _full_count(lines)
        indented = sum(_INDENT.match(line) is not None for line in lines) if self._count else 0
        self._indented = indented >= _LEAST_LINES

    def whole(self, at: int) -> tuple[str, int]:
        """The paragraph that begins at this line, and the number of the line after it."""
        text, last = self._lines[at], at
        most = min(len(self._lines) - 1, at + _MOST_JOINED)
        pieces = [text]
        while last < most and self._goes_on(last):
            last += 1
            pieces[-1] = pieces[-1].rstrip()
            pieces.append(self._lines[last].rstrip())
        if len(pieces) == 1:
            return text, at + 1
        return "".join(pieces), last + 1

    def _goes_on(self, at: int) -> bool:
        line, following = self._lines[at].rstrip(), self._lines[at + 1]
        if not line or not following.strip() or "\t" in line or "\t" in following:
            return False
        if len(line) >= _PROSE and _cut_number(line, following):
            return True
        if _STARTS_ANEW.match(following) or _LEADER.search(line) or "|" in line:
            return False
        if self._count:
            return len(line) == self._count and (line[-1] not in _ENDS or self._indented)
        return 0 < self._full <= self._widths[at] + _SLACK and line[-1] not in _ENDS


def _cut_number(line: str, following: str) -> bool:
    if _NUMBER_CUT.search(line) and _UNIT_LED.match(following):
        return True
    return bool(_DECIMAL_CUT.search(line) and _DECIMALS_LED.match(following))


def _full_width(widths: Sequence[int]) -> int:
    """The width a text is wrapped at; 0 if it is not."""
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    counts = Counter(widths)
    full = sum(counts[widest - short] for short in range(_SLACK + 1))
    long = sum(n for w, n in counts.items() if w > widest // 2)
    return widest if full >= _LEAST_LINES and full * 2 >= long else 0


def _full_count(lines: Sequence[str]) -> int:
    """The number of characters every line is cut at; 0 if they are not.

    Cut lines are of one length, hardly any other line of prose is longer, and most of them
    end in the middle of a sentence.
    """
    kept = {line.rstrip() for line in lines if not _DRAWN.search(line)}
    counts = Counter(len(line) for line in kept if len(line) <= _WIDEST)
    likely = [n for n in counts if n * 2 >= _NARROWEST and counts[n] >= _LEAST_LINES]
    if not likely:
        return 0
    count = max(likely, key=lambda n: (counts[n], n))
    longer = sum(len(line) > count for line in kept)
    open_ = sum(len(line) == count and line[-1] not in _ENDS for line in kept)
    plain = longer * 3 <= counts[count] and open_ * 3 >= counts[count] * 2
    return count if plain else 0
