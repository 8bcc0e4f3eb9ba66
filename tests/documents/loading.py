"""TOML → Fixture. A faulty document is a clean one with edits; each edit is a fault."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.layouts import LAYOUTS
from documents.model import (
    Align,
    Block,
    ExpectedFact,
    ExpectedRow,
    Fault,
    Fixture,
    Heading,
    Line,
    PageBreak,
)

DATA = Path(__file__).with_name("data")
NUMBER = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]")
Tree = dict[str, Any]


def names() -> tuple[str, ...]:
    """Every fixture, by the name of its data file."""
    return tuple(sorted(path.stem for path in DATA.glob("*.toml")))


def load(name: str, *, only: str | None = None) -> Fixture:
    """A fixture with all its faults planted, or with one of them (``only``: its name)."""
    tree, faults = _tree(name), []
    for fault in tree.get("fault", []):
        if only in (None, fault["name"]):
            _plant(tree, fault)
            faults.append(_fault(fault))
    identity = tree["identity"]
    evaluation = tree.get("self_evaluation", {})
    return Fixture(
        name=name,
        title=tree["title"],
        family=tree["family"],
        unit=identity["unit"],
        year=identity["year"],
        blocks=tuple(_blocks(tree)),
        facts=tuple(ExpectedFact(*fact) for fact in tree.get("facts", ())),
        rows=tuple(_row(row) for row in evaluation.get("rows", ())),
        faults=tuple(faults),
        extends=tree.get("extends", ""),
    )


def clean() -> tuple[str, ...]:
    """Names of the fixtures without a fault."""
    return tuple(n for n in names() if not _tree(n).get("fault"))


def faulty() -> tuple[str, ...]:
    """Names of the fixtures with planted faults."""
    return tuple(n for n in names() if _tree(n).get("fault"))


def _tree(name: str) -> Tree:
    tree = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    if "extends" not in tree:
        return tree
    base = _tree(tree["extends"])
    own = tree.get("identity", {})
    renamed: Tree = _renamed(base, base["identity"], own)
    renamed.update({k: v for k, v in tree.items() if k != "identity"})
    renamed["identity"] = {**base["identity"], **own}
    return renamed


def _renamed(value: Any, old: Tree, new: Tree) -> Any:
    """Every text with the base's unit and place replaced by the new ones."""
    match value:
        case str():
            for key in ("unit", "place"):
                if key in new:
                    value = value.replace(old[key], new[key])
            return value
        case list():
            return [_renamed(one, old, new) for one in value]
        case dict():
            return {k: _renamed(v, old, new) for k, v in value.items()}
        case _:
            return copy.copy(value)


def _plant(tree: Tree, fault: Tree) -> None:
    for old, new in fault.get("replace", []):
        if tree["body"].count(old) != 1:
            raise ValueError(f"{fault['name']}: {old!r} stands {tree['body'].count(old)} times")
        tree["body"] = tree["body"].replace(old, new)
    for path, value in fault.get("set", {}).items():
        holder, last = _holder(tree, path)
        holder[last] = value
    for path in fault.get("remove", []):
        holder, last = _holder(tree, path)
        del holder[last]


def _holder(tree: Tree, path: str) -> tuple[Any, Any]:
    """The container a path ends in and the last key. Rows go by their ``level3``."""
    *steps, last = path.split("/")
    at: Any = tree
    for step in steps:
        at = at[_key(at, step)]
    return at, _key(at, last, new=True)


def _key(container: Any, step: str, *, new: bool = False) -> Any:
    if isinstance(container, dict):
        if step not in container and not new:
            raise KeyError(step)
        return step
    if step.isdigit():
        return int(step)
    (found,) = (i for i, one in enumerate(container) if one.get("level3") == step)
    return found


def _fault(fault: Tree) -> Fault:
    return Fault(
        name=fault["name"],
        why=fault["why"],
        family=fault["family"],
        must=tuple(fault.get("must", ())),
        maximum=fault.get("maximum", "error"),
        minimum=fault.get("minimum", "warning"),
        formats=tuple(fault.get("formats", ())),
    )


def _row(row: Tree) -> ExpectedRow:
    keys = ("level1", "level2", "level3", "target", "actual", "weight", "score")
    return ExpectedRow(*(row[key] for key in keys))


def _blocks(tree: Tree) -> Iterator[Block]:
    for raw in tree["body"].strip().split("\n"):
        line = raw.strip()
        if not line:
            continue
        if line.startswith("@"):
            yield from _form(tree, line[1:])
        elif line.startswith("#"):
            marks, _, title = line.partition(" ")
            number = NUMBER.match(title)
            printed = number[0] if number and len(marks) > 1 else ""
            yield Heading(len(marks) - 1, printed, title[len(printed) :])
        elif line.startswith(">"):
            yield Line(line[1:].strip(), Align.RIGHT)
        elif line.startswith("<"):
            yield Line(line[1:].strip(), Align.LEFT)
        else:
            yield Line(line)


def _form(tree: Tree, directive: str) -> Iterator[Block]:
    if directive == "page":
        yield PageBreak()
        return
    kind, _, which = directive.partition(":")
    data = tree[kind][int(which)] if which else tree[kind]
    yield from LAYOUTS[kind](tree, data)
