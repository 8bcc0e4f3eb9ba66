"""Figures of a passage that are not what they were when somebody last looked at it.

A text keeps what its figures printed. One that was written before that was kept, as the texts
for the upper union once were, is told by the first frozen version that prints the very text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hengji.composition import Field, FigureField, TextField, plain
from hengji.composition.markup import UnknownField, fill, keys
from hengji.kernel.units import measure_unit
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import Passage, Version
from hengji.web.evaluation.version_contents import Contents, FigureRecord

Then = Mapping[str, str]
"""What each figure of a text printed, by its key."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is not what it was when somebody last looked at the passage."""

    key: str
    label: str
    before: str
    after: str


def moved(then: Then, now: Current) -> Iterator[Moved]:
    """Those of these figures that print something else now."""
    for key, before in then.items():
        try:
            field = now.facts(key)
        except UnknownField:
            yield Moved(key, "已经没有的数据项", before, "没有数")
            continue
        if field.printed != before:
            yield Moved(key, field.label, before, field.printed or "没有数")


def unkept(row: Passage) -> bool:
    """Was it written over with live figures, and what they printed not kept with it?"""
    return bool(row.markup.strip()) and not row.figures and bool(keys(row.markup))


def then_of(now: Current, rows: Iterable[Passage]) -> dict[str, Then]:
    """By passage, what the figures of each of these texts printed; a passage of which nobody
    can tell is not in it. One query where a text was kept without its figures, else none.
    """
    every = list(rows)
    found: dict[str, Then] = {
        one.code: {key: str(text) for key, text in one.figures.items()}
        for one in every
        if not unkept(one)
    }
    bare = [one for one in every if unkept(one)]
    if not bare:
        return found
    frozen = Version.objects.filter(**now.evaluation.key).order_by("number")
    for said in frozen.values_list("inputs__contents", flat=True):
        for one in bare:
            if one.code not in found and (then := _frozen(one, now, said)) is not None:
                found[one.code] = then
    return found


def _frozen(row: Passage, now: Current, said: Contents | None) -> Then | None:
    """What a version printed for the figures of this very text; ``None`` for another text."""
    if not said:
        return None
    texts = (one["text"] for one in said.get("passages", ()) if one["code"] == row.code)
    printed = next(texts, None)
    if printed is None:
        return None
    known: dict[str, Field] = {one["key"]: _field(one) for one in said.get("figures", ())}
    known |= {key: TextField(key, text) for key, text in said.get("texts", {}).items()}

    def field(key: str) -> Field:
        return known.get(key) or now.facts(key)

    try:
        lines = [plain(fill(line, field)) for line in row.markup.splitlines() if line.strip()]
    except UnknownField:
        return None
    if "\n".join(lines) != printed:
        return None
    then = (known[key] for key in keys(row.markup) if key in known)
    return {one.key: one.printed for one in then if isinstance(one, FigureField)}


def _field(one: FigureRecord) -> Field:
    return FigureField(one["key"], one["text"], None, measure_unit(one["unit"]), one["label"])
