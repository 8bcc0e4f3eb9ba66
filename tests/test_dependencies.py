"""What is imported is declared, with a reason and a licence, and locked."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = (ROOT / "pyproject.toml").read_text("utf-8")
PROJECT = tomllib.loads(WRITTEN)
GROUPS = {
    "project": PROJECT["project"]["dependencies"],
    **PROJECT["dependency-groups"],
}
LOCKS = {
    "requirements.lock": ("project", "dev"),
    "requirements-bench.lock": ("project", "dev", "bench"),
}
LICENCES = ("MIT", "BSD", "Apache", "ZPL", "MPL", "LGPL")
"""None that binds what it is used in; those with duties of their own are not shipped, or as
they are.
"""


def plain(name: str) -> str:
    """A distribution's name as the index knows it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def distribution(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found is not None
    return plain(found[0])


def imported(path: Path) -> set[str]:
    """The first names of all modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {one.name.partition(".")[0] for one in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.partition(".")[0])
    return found


def test_every_import_is_declared() -> None:
    of = packages_distributions()
    files = list((ROOT / "src").rglob("*.py"))
    modules = set().union(*(imported(path) for path in files)) - {"hengji"}
    foreign = {name: {plain(one) for one in of[name]} for name in modules if name in of}
    assert {"django", "lxml", "typst"} <= foreign.keys()
    declared = {distribution(one) for one in GROUPS["project"]}
    assert not {name for name, names in foreign.items() if not names & declared}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock: str) -> None:
    found = re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text("utf-8"), re.M)
    locked = {plain(name) for name in found}
    for group in LOCKS[lock]:
        assert {distribution(one) for one in GROUPS[group]} <= locked


@pytest.mark.parametrize("requirement", [one for some in GROUPS.values() for one in some])
def test_every_dependency_has_a_reason_and_a_licence(requirement: str) -> None:
    (said,) = re.findall(rf'^    "{re.escape(requirement)}", +# (.*)$', WRITTEN, re.M)
    assert re.match(rf"\w.+ \(({'|'.join(LICENCES)})\b.*\)", said)
