"""Which rules run: all, or those named by code or family."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from hengji.audit.engine import all_rules
from hengji.audit.rule import Rule
from hengji.profiles import all_profiles


class UnknownName(LookupError):
    """A rule, family or profile that does not exist, said in Chinese."""


def known_profile(key: str | None) -> None:
    """Raises :class:`UnknownName` for a profile that does not exist; ``None`` asks for none."""
    known = [one.key for one in all_profiles()] if key else []
    if key and key not in known:
        raise UnknownName(f"没有名为“{key}”的表格版本；可用的有 {'、'.join(known)}")


def choose(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules of ``select`` (all when it is empty) without those of ``ignore``.

    Each names a code (``AM101``) or a family (``AM``). Raises :class:`UnknownName`.
    """
    rules = all_rules()
    wanted, unwanted = (_names(names, rules) for names in (select, ignore))
    if not (wanted or unwanted):
        return rules
    return tuple(
        one
        for one in rules
        if (not wanted or _named(one, wanted)) and not _named(one, unwanted)
    )


def codes_of(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """The codes of rules; of all of them they are known."""
    return _all_codes() if rules is all_rules() else tuple([one.code for one in rules])


@cache
def _all_codes() -> tuple[str, ...]:
    return tuple([one.code for one in all_rules()])


@cache
def rules_of(codes: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules with these codes, by code. Many files are audited by the same ones."""
    wanted = frozenset(codes)
    return tuple(one for one in all_rules() if one.code in wanted)


def _names(names: Iterable[str], rules: tuple[Rule, ...]) -> set[str]:
    folded = {name.strip().upper() for name in names if name.strip()}
    if not folded:
        return folded
    known = {one.code for one in rules} | {one.family for one in rules}
    for name in sorted(folded - known):
        families = "、".join(sorted({one.family for one in rules}))
        raise UnknownName(
            f"没有编号或类别为“{name}”的检查；类别有 {families}，编号见 hengji rules"
        )
    return folded


def _named(one: Rule, names: set[str]) -> bool:
    return one.code in names or one.family in names
