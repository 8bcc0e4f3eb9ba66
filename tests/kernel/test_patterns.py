"""Patterns compiled at the first question answer as compiled ones do."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import hengji
from hengji.kernel.patterns import LazyPattern, lazy_pattern

_CORE = (
    "audit",
    "extraction",
    "kernel",
    "privacy",
    "readers",
    "report",
    "scoring",
    "vocabulary",
)


def test_the_first_question_is_answered_as_every_later_one() -> None:
    asked = lazy_pattern("(?P<day>[一二三四五六七八九十]+)日")
    for _ in range(2):
        found = asked.search("十二日")
        assert found is not None
        assert found["day"] == "十二"
        assert asked.fullmatch("十二日止") is None


def test_the_source_is_told_without_compiling() -> None:
    asked = lazy_pattern("(", re.IGNORECASE)
    assert asked.pattern == "("
    with pytest.raises(re.error):
        asked.search("(")


def test_flags_are_kept() -> None:
    asked = lazy_pattern("pdf", re.IGNORECASE)
    assert asked.search("PDF")
    assert asked.flags & re.IGNORECASE


def test_what_a_pattern_does_not_have_is_not_there() -> None:
    with pytest.raises(AttributeError):
        _ = lazy_pattern("一").nothing  # type: ignore[attr-defined]  # as it should


def held(name: str) -> list[LazyPattern]:
    module = importlib.import_module(name)
    return [one for one in vars(module).values() if isinstance(one, LazyPattern)]


def test_every_lazy_pattern_of_a_module_compiles() -> None:
    packages = [f"hengji.{one}" for one in _CORE]
    paths = [f"{hengji.__path__[0]}/{one}" for one in _CORE]
    names = [
        module.name
        for package, path in zip(packages, paths, strict=True)
        for module in pkgutil.walk_packages([path], f"{package}.")
    ]
    patterns = [one for name in names for one in held(name)]
    for one in patterns:
        re.compile(one.pattern, one._flags)
    assert len(patterns) > 0
