"""Run rules over one case. Pure: no files, no clock, no settings."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hengji.audit.case import Case
from hengji.audit.rule import Breach, Passed, Rule, Undecided, passed
from hengji.kernel.figures import Indeterminate
from hengji.kernel.values import builder, quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule answered, instance by instance."""

    rule: Rule
    breaches: tuple[Breach, ...]
    passed: int
    undecided: tuple[str, ...]


_judgement = builder(Judgement)
_HELD = passed()


def _modules() -> Iterable[str]:
    """Names of the rule modules: saving a file registers it.

    A frozen build cannot list its folders and takes the generated, drift-tested index.
    """
    if getattr(sys, "frozen", False):
        from hengji.audit.rules.index import MODULES

        return MODULES
    from hengji.audit import rules

    return (m.name for m in pkgutil.iter_modules(rules.__path__) if m.name != "index")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule under ``audit/rules/``, one per module, ordered by code."""
    found: dict[str, Rule] = {}
    for name in _modules():
        module = importlib.import_module(f"hengji.audit.rules.{name}")
        (one,) = (value for value in vars(module).values() if isinstance(value, Rule))
        if one.code in found:
            raise ValueError(f"rule code {one.code} is used twice")
        found[one.code] = one
    return tuple(found[code] for code in sorted(found))


_USUAL: dict[str, tuple[Judgement, Judgement]] = {}


def _usual(one: Rule) -> tuple[Judgement, Judgement]:
    """What a rule answers of most reports: nothing to look at, or one instance that holds.

    Neither depends on the report, so that each is made once for all of them.
    """
    made = _USUAL.get(one.code)
    if made is None or made[0].rule is not one:
        made = _judgement(one, (), 0, (one.needs,)), _judgement(one, (), 1, ())
        _USUAL[one.code] = made
    return made


def judge(case: Case, rules: Iterable[Rule]) -> tuple[Judgement, ...]:
    """Ask every rule. Each answers for itself: one that cannot decide stops no other."""
    return tuple([_ask(one, case) for one in rules])


def _ask(one: Rule, case: Case) -> Judgement:
    breaches: list[Breach] = []
    reasons: dict[str, None] = {}  # ordered, each reason once
    held = 0
    try:
        for outcome in one.check(case):
            if outcome is _HELD:  # by far the commonest
                held += 1
                continue
            match outcome:
                case Passed():
                    held += 1
                case Undecided():
                    reasons[outcome.reason] = None
                case Breach():
                    breaches.append(outcome)
    except Indeterminate as silence:
        reasons[str(silence)] = None
    if not (breaches or reasons):
        return _usual(one)[held] if held < 2 else _judgement(one, (), held, ())
    return _judgement(one, tuple(breaches), held, tuple(reasons))
