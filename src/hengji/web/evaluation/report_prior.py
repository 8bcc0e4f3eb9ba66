"""Last year's text for this year's report: as the system kept it, or read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hengji.composition import layout
from hengji.composition.editing import Stale, hand_figures, stale_wording
from hengji.composition.markup import Slot, UnknownField, parse
from hengji.composition.passage import all_passages
from hengji.composition.prior_text import PriorText, prior_texts, refilled
from hengji.pipeline.extracting import extract_file
from hengji.report.report import Report
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import Passage
from hengji.web.evaluation.report_figures import figures_of
from hengji.web.evaluation.report_outline import drafted, passage_codes, view_of
from hengji.web.evaluation.report_stale import former_names
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.store import store
from hengji.web.units.models import Unit

NOTE = "上年自评报告"
"""What files with last year's report are noted as, so that they are found again."""
READABLE = frozenset({"docx", "pdf", "cfb", "ofd", "text"})
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


def files(unit: Unit, year: int) -> list[Attachment]:
    """Files of the year that were uploaded as last year's report, the latest first."""
    found = Attachment.objects.filter(unit=unit, year=year, note=NOTE, kind__in=READABLE)
    return list(found.order_by("-pk"))


def from_system(now: Current, then: Current) -> Iterator[PriorText]:
    """Last year's passages where they say anything else than this year's draft does."""
    every = all_passages()
    of_last = set(passage_codes(then))
    for code in passage_codes(now):
        if code not in of_last:
            continue
        own = next((one for one in then.evaluation.said.passages if one.code == code), None)
        last = view_of(then, code, own, {})
        markup = refilled(last.markup, then.facts, now.facts)
        if markup and (last.edited or not drafted(now, every[code])[0]):
            yield PriorText(every[code].title, code, markup)


def from_file(now: Current, file: Attachment) -> tuple[PriorText, ...]:
    """The texts of an uploaded report. Raises ``readers.Unreadable``."""
    report = _read(file.digest, file.name)
    own = layout(now.evaluation.profile.key)
    return prior_texts(report, own, now.facts, figures_of(now))


@lru_cache(maxsize=_KEPT)
def _read(digest: str, name: str) -> Report:
    return extract_file(store().path(digest), name=name).report


def shown(now: Current, texts: Iterable[PriorText]) -> tuple[PriorPassage, ...]:
    """The texts as a page shows them, what is left of last year marked. Two queries."""
    names = former_names(now.evaluation.unit)
    taken = {one.code for one in now.evaluation.said.passages if one.from_prior}
    every = all_passages()
    found = []
    for number, one in enumerate(texts, 1):
        stale = stale_wording(one.markup, now.evaluation.year, names)
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
    of = {"unit": now.evaluation.unit, "year": now.evaluation.year, "code": code}
    return Passage.objects.filter(**of).first()
