"""The levels that stand before an indicator: the first and the second."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.extraction.flattened.tokens import Level, Token, level_at

_ENDINGS = ("指标", "目标", ")")


def is_level(tokens: Sequence[Token], at: int) -> bool:
    """Does a level stand here?"""
    return at < len(tokens) and level_at(tokens, at) is not None


def levels_from(tokens: Sequence[Token], at: int) -> tuple[str, str, int]:
    """The first and second level named here, and the token after them.

    成本 and 满意度 are of both levels: of the first if a second one follows.
    """
    own = level_at(tokens, at)
    if own is None:
        return "", "", at
    after = at + own.size
    below = level_at(tokens, after)
    if not own.first:
        return "", own.text, after
    if below is not None and below.second and not _is_name(own, below):
        return own.text, below.text, after + below.size
    if own.second and "满意" not in own.text:
        return "", own.text, after
    return own.text, "", after


def _is_name(own: Level, below: Level) -> bool:
    """服务对象满意度 below 服务对象满意度指标 is the indicator, not its second level."""
    return own.second and own.text.endswith(_ENDINGS) and not below.text.endswith(_ENDINGS)
