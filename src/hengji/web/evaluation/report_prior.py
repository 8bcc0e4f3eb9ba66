"""Last year's text for this year's report: as the system kept it, or read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from hengji.composition import Told, facts_of, layout
from hengji.composition.editing import Stale, hand_figures, stale_wording
from hengji.composition.markup import Slot, UnknownField, parse
from hengji.composition.passage import all_passages
from hengji.composition.prior_text import PriorText, prior_texts, refilled
from hengji.pipeline.extracting import extract_file
from hengji.report.report import Report
from hengji.web.evaluation import values
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import Passage, Statement, Topic
from hengji.web.evaluation.report_figures import figures_of
from hengji.web.evaluation.report_outline import drafted, passage_codes
from hengji.web.evaluation.report_stale import names_of, replacing
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.store import store
from hengji.web.rows.together import Batch
from hengji.web.units.models import Unit

READABLE = frozenset({"docx", "pdf", "cfb", "text"})
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text as shown: a live figure, what is left of last year, a typed figure."""

    text: str
    live: bool = False
    stale: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True)
class PriorPassage:
    """A text to take over. ``number`` names it on its page; ``passage``: where it belongs."""

    number: int
    heading: str
    passage: str
    title: str
    markup: str
    lines: tuple[tuple[Stretch, ...], ...]
    stale: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Prior:
    """What there is of last year: files uploaded as its report, passages, what the unit said.

    ``names``: names that are no longer right, with what to write for each.
    """

    files: tuple[Attachment, ...]
    passages: tuple[Passage, ...]
    told: Told
    names: Mapping[str, str]


def load_prior(unit: Unit, year: int, route: Route = FISCAL) -> Prior:
    """What there is of the year before this one, the latest file first. One query."""
    batch = Batch()
    last = {"unit": unit, "year": year - 1}
    files = batch.want(
        Attachment.objects.filter(
            unit=unit, year=year, note=route.prior_note, kind__in=READABLE
        )
    )
    passages = batch.want(Passage.objects.filter(**last, book=route.book))
    statements = batch.want(Statement.objects.filter(**last).exclude(topic=Topic.ACHIEVED))
    own, others = names_of(unit)
    names, units = batch.want(own), batch.want(others)
    batch.read()
    return Prior(
        tuple(sorted(files.rows, key=lambda one: -one.pk)),
        tuple(passages.rows),
        values.told(statements.rows, (), ()),
        replacing(unit, [*(one.name for one in names.rows), *(one.name for one in units.rows)]),
    )


def from_system(now: Current, then: Prior) -> Iterator[PriorText]:
    """What was written over last year; where this year's draft lacks what the unit says, what
    last year's words would make of it.
    """
    every = all_passages()
    kept = {one.code: one for one in then.passages if one.markup.strip()}
    own = layout(now.evaluation.profile.key)
    said = facts_of(replace(now.evaluation.inputs, told=then.told), own)
    for code in passage_codes(now):
        if code in kept:
            markup = refilled(kept[code].markup, kept[code].figures, now.facts)
        elif drafted(now.facts, every[code])[1]:
            markup = drafted(said, every[code])[0]
        else:
            continue
        if markup:
            yield PriorText(every[code].title, code, markup)


def from_file(now: Current, file: Attachment) -> tuple[PriorText, ...]:
    """The texts of an uploaded report. Raises ``readers.Unreadable``."""
    report = _read(file.digest, file.name)
    own = layout(now.evaluation.profile.key)
    return prior_texts(report, own, now.facts, figures_of(now))


@lru_cache(maxsize=_KEPT)
def _read(digest: str, name: str) -> Report:
    return extract_file(store().path(digest), name=name).report


def shown(now: Current, texts: Iterable[PriorText], then: Prior) -> tuple[PriorPassage, ...]:
    """The texts as a page shows them, what is left of last year marked."""
    taken = {one.code for one in now.evaluation.said.passages if one.from_prior}
    every = all_passages()
    found = []
    for number, one in enumerate(texts, 1):
        stale = stale_wording(one.markup, now.evaluation.year, then.names)
        title = every[one.passage].title if one.passage else ""
        lines = tuple(_lines(now, one.markup, stale))
        found.append(
            PriorPassage(
                number, one.heading, one.passage, title, one.markup, lines, len(stale),
                one.passage in taken,
            )
        )  # fmt: skip
    return tuple(found)


def _lines(
    now: Current, markup: str, stale: tuple[Stale, ...]
) -> Iterator[tuple[Stretch, ...]]:
    begin = 0
    typed = hand_figures(markup, {})
    marks = [(one.start, one.end, True) for one in stale]
    marks += [(one.start, one.end, False) for one in typed]
    for line in markup.split("\n"):
        yield tuple(_stretches(now, line, begin, sorted(marks)))
        begin += len(line) + 1


def _stretches(
    now: Current, line: str, begin: int, marks: list[tuple[int, int, bool]]
) -> Iterator[Stretch]:
    at = begin
    for part in parse(line):
        if isinstance(part, Slot):
            yield Stretch(_printed(now, part), live=True)
            at += len(str(part))
            continue
        end = at
        for start, stop, old in marks:
            if end <= start and stop <= at + len(part):
                yield Stretch(part[end - at : start - at])
                yield Stretch(part[start - at : stop - at], stale=old, typed=not old)
                end = stop
        yield Stretch(part[end - at :])
        at += len(part)


def _printed(now: Current, slot: Slot) -> str:
    try:
        return now.facts(slot.key).printed
    except UnknownField:
        return str(slot)


def own_row(now: Current, code: str) -> Passage | None:
    """The passage as it is kept this year."""
    return Passage.objects.filter(**now.evaluation.key, code=code).first()
