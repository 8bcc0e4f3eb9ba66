"""重复的字词多是修改时没有删净。“为了了解”“的的确确”一类本来就重复的，不报。"""

import re
from collections.abc import Iterator
from functools import cache

from hengji.audit.checks.wording import or_passed, words
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    rejects,
    rule,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.running import Running

# 专项资金使用项目使用专项资金: a phrase, a word, then both again in reverse.
# Looked for only where every character is Chinese, so that it need not say so.
_MIRRORED = re.compile(r"(.{4,6})(.{2}).{0,4}\2\1")
_ECHOED = lazy_pattern(r"([一-鿿]{3,8})\1")
_TWICE = lazy_pattern(r"(?P<word>[一-鿿]{2})(?P=word)")
# Anything straight after itself, which is mostly found nowhere, and where a mirrored
# phrase has room.
_AGAIN = re.compile(r"([一-鿿]{2,8})\1")
_LONG = re.compile(r"[一-鿿]{12,}")
_MIRRORED_AGAIN = 6
"""Characters of the shortest phrase and its word."""
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两几每个")


@rule(
    "TX104",
    "字词重复",
    severity=Severity.NOTE,
    basis=Identity("一个词在一处只写一次"),
    message="“{phrase}”中的字词重复",
    remedy="删去重复的字词，读一遍整句。",
    needs="没有读到正文",
    examples=(
        accepts("为了了解职工需求，走访企业12家，参与与会代表讨论，目的的确立更加清楚。"),
        accepts("以及及时公开预决算信息，共和和平，方方面面都有进展。"),
        accepts("一场一场办，一件一件抓，等等。"),
        accepts("人人参与、处处留心、年年考核，2024年困难职工帮扶项目项目支出10万元。"),
        accepts("县财政局局长到会，2024年年末结转10万元，每个环节一件一件抓，单位位于城东。"),
        rejects("维护职工的的合法权益。", severity="note"),
        rejects("青禾县总工会（以下简称“我局局”）开展自评。"),
        rejects("关于2024年度度部门整体支出的报告。"),
        rejects("青禾县位于位于云岭市西北部，涉及项目项目3个。"),
        rejects("强化专项资金使用项目使用专项资金。"),
        rejects("加强预算管理加强预算管理，全年执行数10万元。"),
        rejects("指导全区工会工作，，发放资料300份。"),
    ),
)
def doubled_words(case: Case) -> Iterator[Outcome]:
    yield from or_passed(case, _found(case.report.prose))


def _found(running: Running) -> Iterator[Outcome]:
    text = running.text
    seen: set[int] = set()
    last = -1
    for start, end in _spans(running):
        on, last = start == last, end  # a mark typed over and over is one slip
        if start not in seen and not on:
            seen.add(start)
            shown = text[max(running.line(start)[0], start - 6) : end + 6].split("\n")[0]
            yield breach(running.at(start, end), phrase=shown.strip())


def _spans(running: Running) -> Iterator[tuple[int, int]]:
    text = running.text
    pairs = _pairs()
    for start, end in running.find(*pairs, *words("doubled", "punctuation")):
        before, after = pairs.get(text[start:end], ("", ""))
        left, right = text[start - 1 : start], text[end : end + 1]
        if not (left and left in before) and not (right and right in after):
            yield start, end
    again = bool(_AGAIN.search(text))
    for one in _ECHOED.finditer(text) if again else ():
        yield one.span()
    for room in _LONG.finditer(text):
        # A phrase and a word that come again: a set is made long before the pattern fails.
        if len(set(room.group())) + _MIRRORED_AGAIN <= room.end() - room.start():
            for one in _MIRRORED.finditer(text, *room.span()):
                yield one.span()
    for one in _TWICE.finditer(text) if again else ():
        if _is_slip(one["word"], text[one.end() : one.end() + 4]):
            yield one.span()


def _is_slip(word: str, after: str) -> bool:
    """Whether a word that stands twice is no reduplication and no start of a compound."""
    if word[0] == word[1] or word[0] in _NUMERALS or word[1] in _NUMERALS:
        return False
    if word in words("doubled", "reduplicated"):
        return False
    return not after.startswith(words("doubled", "compounds"))


@cache
def _pairs() -> dict[str, tuple[str, str]]:
    """Pairs of a character, with what stands before or after one that is no slip."""
    lines = (one.split("|") for one in words("doubled", "characters"))
    return {pair: (before, after) for pair, before, after in lines}
