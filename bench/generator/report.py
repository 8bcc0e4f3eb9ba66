"""A whole report: blocks in reading order, and everything it says."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

from generator import indicators, model, places, printing
from generator.forms import Clerk
from generator.grids import Grid
from generator.indicators import Sheet
from generator.model import Year
from generator.printing import Style
from generator.telling import Said, Sentence, Stated, Teller

YEARS = (2021, 2022, 2023, 2024, 2025)
WEIGHTS = (1, 2, 4, 4, 2)


@dataclass(slots=True)
class Block:
    """A heading, a paragraph of sentences or a table. ``kind`` is what it is about."""

    kind: str
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    grid: Grid | None = None
    level: int = 0

    @property
    def printed(self) -> str:
        return self.text + "".join(s.text for s in self.sentences)


@dataclass(slots=True)
class Draft:
    """A report being written. ``seed`` makes the same one again.

    ``damage`` lets text formats break lines and print page marks; ``wrapped`` says that
    lines were broken hard, inside numbers too.
    """

    seed: int
    year: Year
    style: Style
    sheet: Sheet
    teller: Teller
    clerk: Clerk
    rng: random.Random
    outline: str
    blocks: list[Block] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)
    damage: bool = True
    wrapped: bool = False

    @property
    def said(self) -> list[Said]:
        prose = [s for b in self.blocks for t in b.sentences for s in t.said]
        return prose + [s for b in self.blocks if b.grid for s in b.grid.said]

    @property
    def stated(self) -> list[Stated]:
        return [s for b in self.blocks for t in b.sentences for s in t.stated]

    @property
    def text(self) -> str:
        return "\n".join(b.printed for b in self.blocks if not b.grid)

    def grid(self, kind: str) -> Grid:
        """The form of a kind; a :class:`LookupError` if the report has none."""
        for block in self.blocks:
            if block.grid and block.grid.kind == kind:
                return block.grid
        raise LookupError(kind)

    def swap(self, kind: str, sentence: Sentence) -> None:
        """Put this sentence in the place of the paragraph of its kind."""
        for block in self.blocks:
            if block.kind == kind and block.sentences:
                block.sentences = [sentence]
                return
        self.add(kind, sentence)

    def add(self, kind: str, sentence: Sentence, beside: str = "") -> None:
        """A paragraph more, beside one of kind ``beside`` or before the results."""
        wanted = (beside,) if beside else ("works", "score", "overview", "duties")
        for want in wanted:
            for i, block in enumerate(self.blocks):
                if block.kind == want and not block.level:
                    self.blocks.insert(i + 1, Block(kind, sentences=[sentence]))
                    return
        raise LookupError(kind)

    def say(self, kind: str, text: str, beside: str = "") -> None:
        """A plain sentence more."""
        self.add(kind, Sentence(kind, text), beside)

    def drop(self, *kinds: str) -> None:
        """Take out the paragraphs of these kinds."""
        self.blocks = [b for b in self.blocks if b.level or b.kind not in kinds]


def start(seed: int, before: str = "") -> tuple[random.Random, Year, Style]:
    """The year and the author of a seed, before anything is written."""
    rng = random.Random(f"hengji-{seed}-{before}")
    who = places.draw(rng)
    year = model.draw(rng, who, list(who.projects), rng.choices(YEARS, WEIGHTS)[0])
    style = printing.draw(rng, year.money["initial"] > 30_000_000)
    return rng, year, style


def write(
    seed: int, rng: random.Random, year: Year, style: Style, shape: str, traps: bool = True
) -> Draft:
    """The honest report. ``shape``: ``body``, ``tables`` or ``both``."""
    rate = year.money["executed"] / year.money["adjusted"] * 100
    sheet = indicators.draw(rng, year, rate)
    draft = Draft(
        seed, year, style, sheet, Teller(year, style, rng), Clerk(year, style, rng), rng, ""
    )
    if shape != "tables":
        _body(draft)
        if traps:
            _trap(draft)
    if shape != "body":
        _tables(draft, shape)
    return draft


def fill(draft: Draft, text: str) -> str:
    """The placeholders of a plain text."""
    who, year = draft.year.who, draft.year.year
    sat = next((r.actual for r in draft.sheet.rows if r.level1 == "满意度指标"), "")
    return text.format(
        y=year, py=year - 1, ny=year + 1, unit=who.name, we=who.we, all=who.all_,
        level=who.level, short=who.short, score=draft.sheet.total, grade=draft.sheet.grade,
        sent=draft.year.count["sent"], valid=draft.year.count["valid"], sat=sat,
    )  # fmt: skip


def _body(draft: Draft) -> None:
    rng, texts = draft.rng, places.load("outlines")["texts"]
    outlines = places.load("outlines")["outline"]
    if draft.year.money["gov_fund"]:  # its section 二 is about 一般公共预算 alone
        outlines = [o for o in outlines if o["name"] != "provincial"]
    outline = rng.choices(outlines, [o["weight"] for o in outlines])[0]
    draft.outline = outline["name"]
    for line in fill(draft, rng.choice(texts["titles"])).split("\n"):
        draft.blocks.append(Block("title", line, level=9))
    draft.blocks.append(Block("opening", fill(draft, rng.choice(texts["opening"]))))
    names = {kind for _, contents in outline["sections"] for kind in contents}
    choice = rng.randrange(2 if "problems_only" in names else 3)
    for heading, contents in outline["sections"]:
        level = 2 if heading.startswith("（") else 1
        draft.blocks.append(Block("heading", heading, level=level))
        before = len(draft.blocks)
        for kind in contents:
            _content(draft, kind, texts, choice)
        if level == 1 and contents and len(draft.blocks) == before:
            draft.blocks.append(Block("nothing", "本年度没有需要单独说明的情况。"))
    date = f"{draft.year.year + 1}年{rng.randint(2, 6)}月{rng.randint(1, 28)}日"
    draft.blocks.append(Block("signer", draft.year.who.name))
    draft.blocks.append(Block("date", date))


def _content(draft: Draft, kind: str, texts: dict[str, list[str]], choice: int) -> None:
    rng = draft.rng
    if kind == "duties":
        return _duties(draft)
    if kind == "works":
        return _works(draft)
    if kind == "fund" and draft.year.money["gov_fund"]:
        kind = "funds"
    if kind in ("problems", "problems_only", "causes", "measures"):
        options = texts[kind]
        for line in fill(draft, options[choice % len(options)]).split("\n"):
            draft.blocks.append(Block(kind, line))
        return None
    if kind in texts:
        draft.blocks.append(_plain(draft, kind, fill(draft, rng.choice(texts[kind]))))
        return None
    if (
        kind in ("adjust", "overview", "saved", "basic", "project", "three", "funds")
        or rng.random() < 0.85
    ):
        sentence = draft.teller.tell(kind)
        if sentence:
            draft.blocks.append(Block(kind, sentences=[sentence]))
    return None


def _plain(draft: Draft, kind: str, text: str) -> Block:
    if kind != "score":
        return Block(kind, text)
    said = Said("score", draft.sheet.total, "分", ("自评总分",), "", draft.year.year)
    return Block(kind, sentences=[Sentence(kind, text, [said])])


def _duties(draft: Draft) -> None:
    marks = draft.rng.choice(("{0}.", "（{0}）", "{0}、", "({0})"))
    who = draft.year.who
    draft.blocks.append(Block("duties", f"{who.name}的主要职责是："))
    for i, duty in enumerate(who.duties, 1):
        end = "。" if i == len(who.duties) else "；"
        draft.blocks.append(Block("duties", marks.format(i) + duty + end))


def _works(draft: Draft) -> None:
    themes = ("强化政治引领", "聚焦主责主业", "服务中心大局", "办好民生实事", "加强自身建设")
    ordinal = "一二三四五"
    kinds = list(draft.year.who.works)
    for i, kind in enumerate(kinds):
        sentence = draft.teller.tell(kind)
        if sentence is None:
            continue
        sentence.text = f"{ordinal[i]}是{themes[i]}。" + sentence.text
        draft.blocks.append(Block("works", sentences=[sentence]))


def _trap(draft: Draft) -> None:
    listed = places.load("traps")["trap"]
    level = draft.year.who.level
    fit = [t for t in listed if t.get("level", level) == level]
    for trap in draft.rng.sample(fit, draft.rng.randint(1, 4)):
        try:
            draft.say("trap", fill(draft, trap["text"]), trap["section"])
        except LookupError:
            continue
        draft.traps.append(trap["name"])


def _tables(draft: Draft, shape: str) -> None:
    if shape == "tables" or draft.rng.random() < 0.85:
        draft.blocks.append(Block("table", grid=draft.clerk.base()))
    draft.blocks.append(Block("table", grid=draft.clerk.evaluation(draft.sheet)))
    if draft.rng.random() < 0.25:
        project = draft.rng.choice(draft.year.projects)
        rate = project.executed / project.adjusted * 100
        money = {
            **draft.year.money,
            "project": project.executed,
            "project_adjusted": project.adjusted,
        }
        own = Year(draft.year.who, draft.year.year, money, draft.year.count, [project], [])
        sheet = indicators.draw(draft.rng, own, Decimal(rate))
        draft.blocks.append(Block("table", grid=draft.clerk.project(project, sheet)))
