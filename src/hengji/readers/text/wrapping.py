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
_PAGE, _LONG, _GOES_ON, _OPEN_LINES = 100, 82, 72, 6
"""Columns of a printed page at most; per cent of the widest line, of which most lines of a
wrapped text are and of which one that goes on is; lines that go on, at least."""
_RUNNING = 10
"""Chinese characters of a line of running text, at least; and a third of it."""
_GAP = lazy_pattern(r"[ \u3000]{2}")
_GAPS = lazy_pattern(r" {2,}(?=\S)")
_CELLS = 2


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
        self._ragged = 0 if self._full or self._count else _ragged(lines, self._widths)
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
        if _is_row(line) or _is_row(following):
            return False
        if self._ragged:
            return self._widths[at] >= self._ragged and _is_open(line, following)
        if self._count:
            return len(line) == self._count and (line[-1] not in _ENDS or self._indented)
        return 0 < self._full <= self._widths[at] + _SLACK and line[-1] not in _ENDS


def _ragged(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The least width of a line that goes on where print set the breaks; 0 if it did not.

    Latin letters and marks are narrow in print, so that its lines differ in columns; but most
    of the long ones end in the middle of a sentence.
    """
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _PAGE:
        return 0
    long = [at for at, wide in enumerate(widths[:-1]) if wide * 100 >= widest * _LONG]
    open_ = sum(_is_open(lines[at].rstrip(), lines[at + 1]) for at in long)
    filled = sum(wide > 0 for wide in widths)
    wrapped = (
        open_ >= _OPEN_LINES and open_ * 5 >= len(long) * 3 and len(long) * 5 >= filled * 2
    )
    return widest * _GOES_ON // 100 if wrapped else 0


def _is_row(line: str) -> bool:
    """Two wide gaps and more part the cells of a row."""
    return "  " in line and len(_GAPS.findall(line.strip())) >= _CELLS


def _is_open(line: str, following: str) -> bool:
    """Is it running text that does not end here? Rows of a table have wide gaps or figures."""
    if not line or line[-1] in _ENDS or not following.strip() or _STARTS_ANEW.match(following):
        return False
    running = not _GAP.search(line) and not _DRAWN.search(line)
    characters = len(_WIDE.findall(line)) if running else 0
    return characters >= _RUNNING and characters * 3 >= len(line)


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
