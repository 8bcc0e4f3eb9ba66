"""The report as it stands: its outline, and how far each passage has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from hengji.composition import (
    Block,
    Facts,
    FigureField,
    Narrative,
    Paragraph,
    Style,
    layout,
    plain,
)
from hengji.composition import Passage as CorePassage
from hengji.composition.editing import HandFigure as TypedFigure
from hengji.composition.editing import hand_figures
from hengji.composition.markup import fill, keys, parse
from hengji.composition.passage import Lacking, all_passages
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import HandFigure, Passage, PassageState
from hengji.web.evaluation.report_figures import figures_of
from hengji.web.evaluation.report_moved import Moved, Then, moved, then_of

_HEADINGS = (Style.HEADING1, Style.HEADING2, Style.HEADING3)


class Stage(Enum):
    """How far a passage has come, in the words of the page."""

    LACKING = "待补"
    DRAFT = "草稿"
    EDITED = "已修改"
    CONFIRMED = "已确认"


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage as it stands.

    ``markup`` is what is printed, a paragraph a line; ``draft`` what the year's facts make
    of it (``""`` where they lack something, told in ``lacking``). ``typed`` are figures by
    hand; ``moved`` what changed since it was kept, ``redrafted``: the draft itself did.
    ``untold``: nobody can tell what its figures were when it was written.
    """

    passage: CorePassage
    stage: Stage
    markup: str
    draft: str
    lacking: tuple[str, ...]
    row: Passage | None
    typed: tuple[TypedFigure, ...]
    moved: tuple[Moved, ...]
    redrafted: bool
    paragraphs: tuple[Paragraph, ...] = ()
    untold: bool = False

    @property
    def code(self) -> str:
        return self.passage.code

    @property
    def title(self) -> str:
        return self.passage.title

    @property
    def revision(self) -> int:
        """The revision to save at; 0 where nothing is kept yet."""
        return self.row.revision if self.row else 0

    @property
    def edited(self) -> bool:
        """Was it written over? A draft that was confirmed was not."""
        return bool(self.row and self.row.markup.strip())

    @property
    def loose(self) -> tuple[TypedFigure, ...]:
        """Figures by hand that nobody has vouched for."""
        return tuple(one for one in self.typed if not one.confirmed)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading of the report and the passages below it."""

    level: int
    heading: Paragraph
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report: what stands above the first heading, the sections, the signature."""

    above: tuple[Block, ...]
    sections: tuple[SectionView, ...]
    below: tuple[Block, ...]

    @property
    def passages(self) -> tuple[PassageView, ...]:
        return tuple(one for section in self.sections for one in section.passages)

    @property
    def stages(self) -> tuple[tuple[Stage, int], ...]:
        """How many passages stand at each stage."""
        counted = Counter(one.stage for one in self.passages)
        return tuple((stage, counted[stage]) for stage in Stage if counted[stage])


Confirmed = Mapping[str, Mapping[str, HandFigure]]
"""Figures by hand that somebody vouched for: by passage, then as typed."""


def confirmed_figures(now: Current) -> Confirmed:
    """The confirmed figures of the year's report. One query."""
    found: dict[str, dict[str, HandFigure]] = {}
    for one in HandFigure.objects.filter(**now.evaluation.key):
        found.setdefault(one.code, {})[one.printed] = one
    return found


def report_view(now: Current, confirmed: Confirmed) -> ReportView:
    """The report by its outline. Raises ``LookupError`` for forms without a layout."""
    narrative = now.package.narrative
    blocks = narrative.blocks if isinstance(narrative, Narrative) else ()
    headings = [blocks[at] for at in _inner(blocks) if _is_heading(blocks[at])]
    by_code: dict[str, list[Paragraph]] = {}
    for one in blocks:
        if isinstance(one, Paragraph) and one.passage:
            by_code.setdefault(one.passage, []).append(one)
    outline = layout(now.evaluation.profile.key).outline
    figures = figures_of(now)
    then = then_of(now, now.evaluation.said.passages)
    sections = []
    for spec, heading in zip(outline, headings, strict=True):
        assert isinstance(heading, Paragraph)
        views = tuple(
            passage_view(now, code, confirmed, by_code.get(code, ()), figures, then)
            for code in spec.passages
        )
        sections.append(SectionView(spec.level, heading, views))
    first, last = _ends(blocks)
    return ReportView(blocks[:first], tuple(sections), blocks[last:])


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style in _HEADINGS


def _inner(blocks: tuple[Block, ...]) -> list[int]:
    """Where headings and passages stand; above the title there may be a line of its own."""
    titles = [at for at, one in enumerate(blocks) if _is_title(one)]
    return [
        at
        for at, one in enumerate(blocks)
        if at > max(titles, default=-1)
        and (_is_heading(one) or (isinstance(one, Paragraph) and one.passage))
    ]


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is Style.TITLE


def _ends(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Where the first heading stands, and where the signature begins."""
    inner = _inner(blocks)
    return (inner[0], inner[-1] + 1) if inner else (len(blocks), len(blocks))


def passage_codes(now: Current) -> tuple[str, ...]:
    """The passages of the year's outline, in its order."""
    outline = layout(now.evaluation.profile.key).outline
    return tuple(code for spec in outline for code in spec.passages)


def passage_view(
    now: Current,
    code: str,
    confirmed: Confirmed,
    paragraphs: Iterable[Paragraph] = (),
    figures: Mapping[str, FigureField] | None = None,
    then: Mapping[str, Then] | None = None,
) -> PassageView:
    """One passage as the year holds it. Raises ``LookupError`` for a code that is none's."""
    own = next((one for one in now.evaluation.said.passages if one.code == code), None)
    return view_of(now, code, own, confirmed.get(code, {}), paragraphs, figures, then)


def view_of(
    now: Current,
    code: str,
    own: Passage | None,
    vouched: Mapping[str, HandFigure],
    paragraphs: Iterable[Paragraph] = (),
    figures: Mapping[str, FigureField] | None = None,
    then: Mapping[str, Then] | None = None,
) -> PassageView:
    """One passage as this row of it says. Raises ``LookupError``."""
    passage = all_passages().get(code)
    if passage is None:
        raise LookupError(f"没有名为“{code}”的段落")
    draft, lacking = drafted(now.facts, passage)
    over = own is not None and bool(own.markup.strip())
    markup = own.markup if own is not None and over else draft
    known = then_of(now, (own,)) if own is not None and then is None else then or {}
    before = known.get(code)
    typed = _typed(markup, figures_of(now) if figures is None else figures, vouched)
    return PassageView(
        passage,
        _stage(own, () if over else lacking),
        markup,
        draft,
        () if over else lacking,
        own,
        typed if over else _not_of_the_goals(now, typed),
        tuple(moved(before, now)) if before else (),
        bool(own and own.drafted and draft and own.drafted != draft),
        tuple(paragraphs),
        own is not None and before is None,
    )


def _typed(
    markup: str, known: Mapping[str, FigureField], vouched: Mapping[str, HandFigure]
) -> tuple[TypedFigure, ...]:
    plain_parts = (part for part in parse(markup) if isinstance(part, str))
    if not any(one.isdecimal() for part in plain_parts for one in part):
        return ()
    return hand_figures(markup, known, vouched)


def _not_of_the_goals(now: Current, typed: tuple[TypedFigure, ...]) -> tuple[TypedFigure, ...]:
    """In a draft only what the unit says itself: the goals tell the figures of the goals."""
    told = {one.text for one in hand_figures(now.evaluation.scores.goals.overall, {})}
    return tuple(one for one in typed if one.text not in told)


def drafted(facts: Facts, passage: CorePassage) -> tuple[str, tuple[str, ...]]:
    """The draft as markup, or what it lacks."""
    try:
        return "\n".join(passage.draft(facts)), ()
    except Lacking as lack:
        return "", lack.labels


def _stage(own: Passage | None, lacking: tuple[str, ...]) -> Stage:
    if lacking:
        return Stage.LACKING
    if own is None:
        return Stage.DRAFT
    confirmed = own.state == PassageState.CONFIRMED
    return Stage.CONFIRMED if confirmed else Stage.EDITED


def printed_figures(now: Current, markup: str) -> dict[str, str]:
    """What each figure of a text prints now, by its key. Raises ``UnknownField``."""
    found = (now.facts(key) for key in keys(markup))
    return {one.key: one.printed for one in found if isinstance(one, FigureField)}


def printed(now: Current, markup: str) -> tuple[str, ...]:
    """The text as printed, a paragraph each. Raises ``UnknownField``."""
    return tuple(plain(fill(line, now.facts)) for line in markup.splitlines() if line.strip())
