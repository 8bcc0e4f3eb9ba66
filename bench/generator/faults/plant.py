"""What a fault is, and the hands that plant one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.grids import Grid
from generator.model import Year
from generator.printing import plain
from generator.report import Draft
from generator.telling import Sentence, Twist


class NoRoom(Exception):
    """This report offers no place for the fault; another seed will."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding must say all of ``must`` and one of ``any``, in one of ``families``.

    ``cap`` is the gravest severity allowed, ``floor`` the least.
    """

    families: tuple[str, ...]
    must: tuple[str, ...]
    any: tuple[str, ...] = ()
    cap: str = "error"
    floor: str = "note"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault. ``before`` bends the year, ``after`` the written report."""

    name: str
    family: str
    after: Callable[[Draft], Expected]
    before: Callable[[Year], None] | None = None
    shape: str = "both"


def say(
    draft: Draft, kind: str, relation: str, twist: Twist, *, drop: tuple[str, ...] = ()
) -> Sentence:
    """Write the sentence of a kind with some figures bent, in the place of the honest one."""
    sentence = draft.teller.tell(kind, twist, relation)
    if sentence is None:
        raise NoRoom(f"{kind} {relation}")
    draft.drop(*drop)
    draft.swap(kind, sentence)
    return sentence


def relation_digits(sentence: Sentence, kind: str) -> tuple[str, ...]:
    """The digits of the first relation of a kind the sentence states."""
    return next(s.digits for s in sentence.stated if s.kind == kind)


def off(draft: Draft, low: float = 0.04, high: float = 0.3) -> Callable[[Decimal], Decimal]:
    """A change of a money amount no shortening explains, up or down."""
    share = Decimal(str(round(draft.rng.uniform(low, high), 4)))
    sign = draft.rng.choice((1, -1))
    return lambda value: value + sign * max(value * share, Decimal(30_000))


def more(draft: Draft, low: float = 0.1, high: float = 0.5) -> Callable[[Decimal], Decimal]:
    """A greater amount."""
    share = Decimal(str(round(draft.rng.uniform(low, high), 4)))
    return lambda value: value + max(value * share, Decimal(30_000))


def points(draft: Draft) -> Callable[[Decimal], Decimal]:
    """Another percentage, by several points."""
    gap = Decimal(draft.rng.choice((-7, -5, 4, 6, 8)))
    return lambda value: value + gap if value + gap > 0 else value + 9


def plus(draft: Draft, low: int = 1, high: int = 4) -> Callable[[Decimal], Decimal]:
    """A greater count."""
    gap = draft.rng.randint(low, high)
    return lambda value: value + gap


def edit(grid: Grid, name: str, text: str) -> str:
    """Set the text of a named cell and return what stood there."""
    cell = grid.named(name)
    if cell is None:
        raise NoRoom(name)
    before, cell.text = cell.text, text
    return before


def form(draft: Draft, kind: str) -> Grid:
    """A form of the report, or no room."""
    try:
        return draft.grid(kind)
    except LookupError as missing:
        raise NoRoom(kind) from missing


def number(text: str) -> Decimal:
    """The number a cell prints."""
    return plain(text)


def shown(value: Decimal, like: str) -> str:
    """``value`` with as many decimals as ``like`` has."""
    places = len(like.rstrip("%").partition(".")[2])
    text = f"{value:,.{places}f}" if "," in like else f"{value:.{places}f}"
    return text + "%" if like.endswith("%") else text
