"""Written-out formulas: 公用经费控制率100%=（11.6万元/11.6万元）×100%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import stripped, without_time
from hengji.extraction.prose.relations.reach import low
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact
from hengji.report.relations import Expression, Formula, Operation

_OPERATORS = {
    "+": "+", "-": "-", "×": "*", "*": "*", "x": "*", "X": "*", "/": "/", "÷": "/", "—": "-",
    "加": "+", "减": "-", "乘以": "*", "除以": "/",
}  # fmt: skip
_OPEN, _CLOSE = "(〔[{【", ")〕]}】"
_TOKEN = lazy_pattern(r"[ⓂⓇⒸⓈⓃⓅⒶⒷ]|乘以|除以|[+\-×*xX/÷—]|[(〔\[{【)〕\]}】]")
_BEGIN, _END = lazy_pattern(r"[，。；：\n=]"), lazy_pattern(r"[，。；\n=]")
_BRACKETED = lazy_pattern(r"[ⓇⓂⒸ][(〔\[]([^。；=]{2,120}?)[)〕\]](?![/÷×*])")
_CALLED = lazy_pattern(
    r"(?:计算)?公式(?:为|是|如下)?：?|计算过程(?:为|是)?：?|(?<=Ⓡ[，,])即：?"
)
_MOST_FIGURES = 8
_HUNDRED = Decimal(100)
_NAME_END = lazy_pattern(r"[为是达约：(]+$")


@dataclass(slots=True)
class _Side:
    """One side of an equals sign: where it stands, its quantities and operators."""

    start: int
    end: int
    tokens: list[str | Fact]

    @property
    def figures(self) -> list[Fact]:
        return [t for t in self.tokens if isinstance(t, Fact)]


class _Broken(ValueError):
    """Not an expression after all."""


def formulas(bound: Bound) -> Iterator[Formula]:
    """Every formula with figures on one side of the sign and its result on the other."""
    text = bound.text
    bracketed = "(" in text or "[" in text or "〔" in text
    for match in _BRACKETED.finditer(text) if bracketed else ():
        if not 1 < len(bound.indices(*match.span(1))) < _MOST_FIGURES:
            continue
        head = bound.clause_start(match.start(), low(match.start()))
        name = without_time(stripped(text[head : match.start()]))
        result = _Side(match.start(), match.start() + 1, [bound.fact_at(match.start())])
        worked = _side(bound, match.start(1), match.end(1))
        yield from _formula(bound, [result, worked], name)
    yield from _announced(bound)
    if "=" not in text:
        return
    for start, end in bound.said:
        at = text.find("=", start, end)
        sides: list[_Side] = []
        while at >= 0:
            following = text.find("=", at + 1, end)
            if not sides:
                sides.append(_side(bound, _begin(text, start, at), at))
            sides.append(_side(bound, at + 1, _finish(text, at + 1, end, following)))
            if following < 0 or sides[-1].end < following:
                yield from _formula(bound, sides)
                sides = []
            at = following


def _announced(bound: Bound) -> Iterator[Formula]:
    """控制率为 97.5%，计算公式为：（39/40）×100%: the result stands before."""
    text = bound.text
    if "公式" not in text and "计算过程" not in text and "即" not in text:
        return
    for match in _CALLED.finditer(text):
        end = _finish(bound.text, match.end(), min(len(bound.text), match.end() + 300), -1)
        worked = _side(bound, match.end(), end)
        before = [
            i for i in bound.indices(low(match.start()), match.start()) if i not in bound.deltas
        ]
        if not before or "=" in bound.text[match.end() : end + 1]:
            continue
        at = bound.positions[before[-1]]
        result = _Side(at, at + 1, [bound.facts[before[-1]]])
        yield from _formula(bound, [result, worked], bound.facts[before[-1]].name)


def _begin(text: str, start: int, at: int) -> int:
    """Left end of the first side: a stop outside brackets."""
    depth = 0
    for position in range(at - 1, start - 1, -1):
        if text[position] in _CLOSE:
            depth += 1
        elif text[position] in _OPEN:
            depth -= 1
            if depth < 0:
                return position + 1
        elif depth == 0 and _BEGIN.match(text[position]):
            return position + 1
    return start


def _finish(text: str, start: int, end: int, following: int) -> int:
    depth = 0
    for position in range(start, end if following < 0 else following):
        if text[position] in _OPEN:
            depth += 1
        elif text[position] in _CLOSE:
            depth -= 1
            if depth < 0:
                return position
        elif depth == 0 and _END.match(text[position]):
            return position
    return end if following < 0 else following


def _side(bound: Bound, start: int, end: int) -> _Side:
    tokens: list[str | Fact] = []
    for match in _TOKEN.finditer(bound.text, start, end):
        word = match[0]
        if word in _OPERATORS:
            tokens.append(_OPERATORS[word])
        elif word in _OPEN:
            tokens.append("(")
        elif word in _CLOSE:
            tokens.append(")")
        else:
            tokens.append(bound.fact_at(match.start()))
    while tokens and tokens[-1] in ("/", "+", "-", "*"):
        tokens.pop()  # 2.28万元/人
    return _Side(start, end, tokens)


def _formula(bound: Bound, sides: list[_Side], name: str = "") -> Iterator[Formula]:
    worked = [s for s in sides if len(_without_percent(s.tokens)) > 1 and len(s.figures) > 1]
    results = [s for s in sides if len(s.figures) == 1 and s not in worked]
    worked = [
        s for s in worked if any(not isinstance(t, Fact) and t in "+-*/" for t in s.tokens)
    ]
    results = [s for s in results if not any(t in ("*", "/", "+", "-") for t in s.tokens)]
    if len(worked) != 1 or not results:
        return
    result = results[-1] if results[-1].start > worked[0].start else results[0]
    try:
        expression = _parse(_without_percent(worked[0].tokens))
    except _Broken:
        return
    if isinstance(expression, Operation):
        head = name or re.split(r"[ⓂⓇⒸⓃⓈ]", bound.text[sides[0].start : sides[0].end])[0]
        name = _NAME_END.sub("", without_time(stripped(head)))
        place = bound.place(sides[0].start, sides[-1].end)
        yield Formula(name, expression, result.figures[0], place)


def _without_percent(tokens: list[str | Fact]) -> list[str | Fact]:
    """×100% only says that the result is a percentage."""
    kept: list[str | Fact] = []
    for token in tokens:
        hundred = (
            isinstance(token, Fact)
            and token.figure.unit.symbol == "%"
            and token.figure.digits == _HUNDRED
        )
        if hundred and kept and kept[-1] == "*":
            kept.pop()
        elif hundred and not kept:
            kept.append(token)
        else:
            kept.append(token)
    return kept


def _parse(tokens: list[str | Fact]) -> Expression:
    expression, rest = _sum(_unlabelled(tokens))
    if rest:
        raise _Broken
    return expression


def _unlabelled(tokens: list[str | Fact]) -> list[str | Fact]:
    """Drop brackets that held only words: 因公出国（境）费."""
    kept: list[str | Fact] = []
    for token in tokens:
        if token == ")" and kept and kept[-1] == "(":
            kept.pop()
        else:
            kept.append(token)
    return kept


def _sum(tokens: list[str | Fact]) -> tuple[Expression, list[str | Fact]]:
    left, rest = _product(tokens)
    while rest and rest[0] in ("+", "-"):
        right, remaining = _product(rest[1:])
        left, rest = Operation(str(rest[0]), left, right), remaining
    return left, rest


def _product(tokens: list[str | Fact]) -> tuple[Expression, list[str | Fact]]:
    left, rest = _atom(tokens)
    while rest and rest[0] in ("*", "/"):
        right, remaining = _atom(rest[1:])
        left, rest = Operation(str(rest[0]), left, right), remaining
    return left, rest


def _atom(tokens: list[str | Fact]) -> tuple[Expression, list[str | Fact]]:
    if not tokens:
        raise _Broken
    first, rest = tokens[0], tokens[1:]
    if isinstance(first, Fact):
        return first, rest
    if first != "(":
        raise _Broken
    inner, rest = _sum(rest)
    if not rest or rest[0] != ")":
        raise _Broken
    return inner, rest[1:]
