"""Read profiles from their folders."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from hengji.law import cite
from hengji.profiles.deadlines import Deadline, Matter
from hengji.profiles.model import (
    Band,
    BaseRow,
    Clue,
    Family,
    FieldSpec,
    FormSpec,
    OutlineItem,
    OverAchievement,
    Profile,
    ScoringFamily,
    ScoringRules,
    Threshold,
)
from hengji.report.forms import FormKind
from hengji.report.outline import Role

GENERIC: Final = "generic"
"""The neutral family: of a place whose own forms are not known."""

Raw: TypeAlias = Mapping[str, "Value"]
Value: TypeAlias = "str | int | bool | Sequence[Value] | Raw"


@cache
def _keys() -> tuple[str, ...]:
    folder = files(__package__)
    return tuple(sorted(f.name for f in folder.iterdir() if (f / "profile.toml").is_file()))


@cache
def all_profiles() -> tuple[Profile, ...]:
    """Every profile that documents can be recognised as; ``common`` is none."""
    return tuple(profile(key) for key in _keys() if key != "common")


@cache
def clues() -> tuple[Family, ...]:
    """By what every family is recognised: one small file, so that nothing else is loaded."""
    raw = tomllib.loads((files(__package__) / "clues.toml").read_text("utf-8"))
    return tuple(
        Family(
            key,
            int(str(one["first_year"])),
            int(str(one["last_year"])) if "last_year" in one else None,
            tuple(_clues(one)),
            _strings(one, "against"),
        )
        for key, one in raw.items()
    )


def _clues(raw: Raw) -> Iterator[Clue]:
    """``title = { "绩效自评" = 3 }``: where, wording, points."""
    for where in ("title", "heading", "table", "text"):
        for text, points in _table(raw, where).items():
            yield Clue(text, where, int(str(points)))


@cache
def profile(key: str) -> Profile:
    """The profile of this key. Raises ``LookupError`` when there is none."""
    if key not in _keys():
        raise LookupError(f"没有名为“{key}”的表格版本；可用的有：{'、'.join(_keys())}")
    return _build(key, _merged(key))


def _merged(key: str) -> Raw:
    path = files(__package__) / key / "profile.toml"
    own: Raw = tomllib.loads(path.read_text("utf-8"))
    parent = own.get("extends")
    if not parent:
        return own
    below = {key: one for key, one in _merged(str(parent)).items() if key != "last_year"}
    return laid_over(below, own)  # until when a family was used is its own to say


def laid_over(below: Raw, above: Raw) -> Raw:
    """Tables are merged key by key, anything else of ``above`` replaces what is below."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if isinstance(value, Mapping) and isinstance(under, Mapping):
            merged[key] = laid_over(under, value)
        else:
            merged[key] = value
    return merged


def _list(raw: Raw, key: str) -> list[Raw]:
    value = raw.get(key, [])
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError(f"{key} must be a list of tables")
    rows = [one for one in value if isinstance(one, Mapping)]
    if len(rows) != len(value):
        raise TypeError(f"{key} must be a list of tables")
    return rows


def _table(raw: Raw, key: str) -> Raw:
    value = raw.get(key, {})
    if not isinstance(value, Mapping):
        raise TypeError(f"{key} must be a table")
    return value


def _strings(raw: Raw, key: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError(f"{key} must be a list of strings")
    return tuple(str(one) for one in value)


def _number(value: Value) -> Decimal:
    if not isinstance(value, str):
        raise TypeError(f"numbers are written as strings: {value!r}")
    return Decimal(value)


def _build(key: str, raw: Raw) -> Profile:
    weights = _table(raw, "weights")
    return Profile(
        key=key,
        title=str(raw["title"]),
        first_year=int(str(raw["first_year"])),
        last_year=int(str(raw["last_year"])) if "last_year" in raw else None,
        verified=bool(raw.get("verified", False)),
        clues=next((f.clues for f in clues() if f.key == key), ()),
        outline=tuple(_outline_item(o) for o in _list(raw, "outline")),
        forms=tuple(_form(f, _list(raw, "base_rows")) for f in _list(raw, "forms")),
        total_points=_number(weights.get("total", "100")),
        execution_points=_number(weights.get("execution", "10")),
        weights={k: _number(v) for k, v in _table(weights, "level1").items()},
        grades=tuple(_band(b) for b in _list(raw, "grades")),
        qualitative=tuple(_band(b) for b in _list(raw, "qualitative")),
        thresholds={k: _threshold(k, v) for k, v in _table(raw, "thresholds").items()},
        methods={k: str(v) for k, v in _table(raw, "methods").items()},
        scoring=_scoring(_table(raw, "scoring")),
        deadlines=tuple(_deadline(k, v) for k, v in _table(raw, "deadlines").items()),
        union=bool(raw.get("union", False)),
    )


def _scoring(raw: Raw) -> ScoringRules:
    return ScoringRules(
        ScoringFamily(str(raw.get("family", "weighted"))),
        str(raw.get("table", "")),
        OverAchievement(str(raw.get("over", "keep"))),
        _number(raw.get("reduction", "1")),
        _number(raw.get("late", "0")),
    )


def _deadline(key: str, raw: Value) -> Deadline:
    """``day = "03-31"``: month and day."""
    if not isinstance(raw, Mapping):
        raise TypeError(f"deadline {key} must be a table")
    month, _, day = str(raw["day"]).partition("-")
    clause = cite(str(raw["clause"])) if raw.get("clause") else None
    return Deadline(
        Matter(key),
        str(raw["words"]),
        int(month),
        int(day),
        int(str(raw.get("years_after", 1))),
        int(str(raw.get("soon", 15))),
        clause,
        bool(raw.get("verified", False)),
        str(raw.get("note", "")),
    )


def _outline_item(raw: Raw) -> OutlineItem:
    return OutlineItem(
        str(raw.get("number", "")),
        _strings(raw, "titles"),
        Role(str(raw["role"])),
        int(str(raw.get("level", 1))),
        bool(raw.get("required", False)),
    )


def _form(raw: Raw, base_rows: Sequence[Raw]) -> FormSpec:
    """A form; the base data form takes the family's ``base_rows`` unless it has its own."""
    kind = FormKind(str(raw["kind"]))
    common = base_rows if kind is FormKind.BASE_DATA else ()
    return FormSpec(
        kind,
        _strings(raw, "titles"),
        bool(raw.get("required", False)),
        tuple(
            FieldSpec(str(f["label"]), bool(f.get("required", False)))
            for f in _list(raw, "fields")
        ),
        tuple(_base_row(r) for r in _list(raw, "rows") or common),
    )


def _base_row(raw: Raw) -> BaseRow:
    return BaseRow(
        _strings(raw, "labels"),
        str(raw.get("term", "")),
        int(str(raw.get("depth", 0))),
        str(raw.get("parent", "")),
        bool(raw.get("summed", False)),
        bool(raw.get("required", False)),
    )


def _band(raw: Raw) -> Band:
    low, high = _number(raw["low"]), _number(raw["high"])
    return Band(str(raw["name"]), low, high, _strings(raw, "short"))


def _threshold(key: str, raw: Value) -> Threshold:
    if not isinstance(raw, Mapping):
        raise TypeError(f"threshold {key} must be a table")
    clause = cite(str(raw["clause"])) if "clause" in raw else None
    return Threshold(
        key,
        _number(raw["value"]),
        clause,
        bool(raw.get("verified", False)),
        str(raw.get("note", "")),
    )
