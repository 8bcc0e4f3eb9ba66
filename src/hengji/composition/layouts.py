"""Read layouts: ``layout.toml`` beside each family's ``profile.toml``.

A layout that ``extends`` another takes from it every form and word that it does not give
itself; a form is taken whole, or changed in the keys it names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from hengji.composition.layout import (
    Layout,
    LineSpec,
    RowSpec,
    SectionSpec,
    SheetSpec,
    Signer,
    SigningStep,
)
from hengji.composition.package import Align, Style
from hengji.profiles.loading import laid_over
from hengji.report.forms import FormKind

Raw: TypeAlias = Mapping[str, "Value"]
Value: TypeAlias = "str | int | bool | Sequence[Value] | Raw"
COMMON = "common"
"""The folder of what every family may take; no family itself."""
_FILE = "layout.toml"
_ALIGN = {"l": Align.LEFT, "c": Align.CENTER, "r": Align.RIGHT}


@cache
def layout(key: str) -> Layout:
    """The layout of a family. Raises ``LookupError`` when there is none."""
    return _build(key, _merged(key, None))


def layout_of_folder(folder: Path) -> Layout:
    """A layout that stands in a folder of its own: a new place, a new year."""
    return _build(folder.name, _merged(folder.name, folder))


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Every family's layout that the packaged data holds; ``common`` is none."""
    folder = files("hengji.profiles")
    names = sorted(one.name for one in folder.iterdir() if (one / _FILE).is_file())
    return tuple(layout(name) for name in names if name != COMMON)


def _merged(key: str, folder: Path | None) -> Raw:
    path = (folder or files("hengji.profiles") / key) / _FILE
    if not path.is_file():
        raise LookupError(f"没有“{key}”的表样")
    own: Raw = tomllib.loads(path.read_text("utf-8"))
    parent = own.get("extends")
    return laid_over(_merged(str(parent), None), own) if parent else own


def _build(key: str, raw: Raw) -> Layout:
    sheets = tuple(_sheet(name, one) for name, one in _tables(raw, "sheets"))
    made = Layout(
        key,
        _strings(raw, "order"),
        str(raw["title"]),
        sheets,
        tuple(_section(one) for one in _list(raw, "outline")),
        tuple((name, str(text)) for name, text in _table(raw, "words").items()),
        bool(raw.get("verified", False)),
        tuple(_step(one) for one in _list(raw, "chain")),
        str(raw.get("above_report", "")),
    )
    for name in made.order:
        if name != "report":
            made.sheet(name)
    return made


def _step(raw: Raw) -> SigningStep:
    return SigningStep(
        str(raw["duty"]), Signer[str(raw["by"]).upper()], bool(raw.get("small", True))
    )


def _sheet(key: str, raw: Raw) -> SheetSpec:
    widths = tuple(int(str(one)) for one in _sequence(raw, "widths"))
    align = str(raw.get("align", "c" * len(widths)))
    if len(align) != len(widths):
        raise ValueError(f"{key}: {len(widths)} widths, {len(align)} alignments")
    rows = tuple(_row(key, line, len(widths)) for line in _lines_of(raw))
    return SheetSpec(
        key,
        FormKind(str(raw["kind"])) if raw.get("kind") else None,
        str(raw["name"]),
        tuple(_line(one) for one in _list(raw, "above")),
        tuple(_line(one) for one in _list(raw, "below")),
        widths,
        tuple(_ALIGN[one] for one in align),
        rows,
        str(raw.get("each", "")),
        bool(raw.get("landscape", False)),
        int(str(raw.get("height", 8))),
        Decimal(str(raw.get("size", "10.5"))),
        tuple((name, _strings(_table(raw, "levels"), name)) for name in _table(raw, "levels")),
        tuple((name, str(text)) for name, text in _table(raw, "headings").items()),
        str(raw.get("needs", "")),
    )


def _lines_of(raw: Raw) -> list[str]:
    return [line for line in str(raw.get("rows", "")).splitlines() if "|" in line]


def _row(key: str, line: str, columns: int) -> RowSpec:
    told, *cells = line.split("|")
    if cells and not cells[-1].strip(" "):
        cells.pop()  # the closing bar
    if len(cells) != columns:
        raise ValueError(f"{key}: {columns} columns, {len(cells)} cells: {line}")
    words = dict(word.partition("=")[::2] for word in told.split())
    return RowSpec(
        tuple(cell.strip(" ").replace("\\n", "\n") for cell in cells),
        "head" in words,
        "repeat" in words,
        "left" in words,
        "right" in words,
        words.get("each", ""),
        words.get("if", ""),
        int(words.get("mm", 0)),
    )


def _line(raw: Raw) -> LineSpec:
    return LineSpec(Style(str(raw["style"])), str(raw["text"]), str(raw.get("if", "")))


def _section(raw: Raw) -> SectionSpec:
    return SectionSpec(
        int(str(raw.get("level", 1))), str(raw["heading"]), _strings(raw, "passages")
    )


def _sequence(raw: Raw, key: str) -> Sequence[Value]:
    value = raw.get(key, [])
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError(f"{key} must be a list")
    return value


def _strings(raw: Raw, key: str) -> tuple[str, ...]:
    return tuple(str(one) for one in _sequence(raw, key))


def _list(raw: Raw, key: str) -> list[Raw]:
    rows = [one for one in _sequence(raw, key) if isinstance(one, Mapping)]
    if len(rows) != len(_sequence(raw, key)):
        raise TypeError(f"{key} must be a list of tables")
    return rows


def _table(raw: Raw, key: str) -> Raw:
    value = raw.get(key, {})
    if not isinstance(value, Mapping):
        raise TypeError(f"{key} must be a table")
    return value


def _tables(raw: Raw, key: str) -> list[tuple[str, Raw]]:
    return [(name, _table(_table(raw, key), name)) for name in _table(raw, key)]
