"""Lists that a form repeats rows or whole forms for, and what ``item.…`` means in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from hengji.composition import members, printing
from hengji.composition.facts import Facts
from hengji.composition.layout import SheetSpec
from hengji.composition.markup import Lookup
from hengji.composition.reported import elsewhere, reported
from hengji.composition.runs import Field, TextField
from hengji.composition.union import income_kinds, subjects
from hengji.indicators import Indicator
from hengji.ledger import Project

_PREFIX = "item."
_AMONG, _INDENT = "其中：", "　　　"
"""What stands before the first of several named rows, and before the others.

Several are numbered: one that is called as a row of the form is (办公费) is told from it.
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing of a list. ``own`` are its words, ``keys`` the facts its names stand for.

    A name in neither is looked for below ``stem``.
    """

    own: Mapping[str, str]
    keys: Mapping[str, str]
    stem: str = ""
    project: str = ""

    def lookup(self, facts: Facts, outer: Lookup) -> Lookup:
        """The fields of ``item.…`` are this thing's, all others as before."""

        def find(key: str) -> Field:
            if not key.startswith(_PREFIX):
                return outer(key)
            name = key.removeprefix(_PREFIX)
            if name in self.own:
                return TextField(key, self.own[name])
            return facts(self.keys.get(name, f"{self.stem}{name}"))

        return find


def listed(facts: Facts, name: str, spec: SheetSpec, project: str) -> tuple[Listed, ...]:
    """The things of this list, for the whole or for one project's form.

    Raises ``LookupError`` for a list that is none.
    """
    try:
        made = _LISTS[name]
    except KeyError:
        raise LookupError(f"layout: no list {name!r}") from None
    return tuple(made(facts, spec, project))


def _projects(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    """Every project; for forms of their own those only that are evaluated here, and those that
    a subordinate unit has frozen: the forms of its others it hands in itself.
    """
    alone = len(facts.figures.books) == 1
    own = {one.key for one in facts.inputs.book.projects}
    for number, one in enumerate(facts.projects(), 1):
        if alone or one.key in own or facts.sheet(one.key) or reported(facts, one.key):
            yield _project(one, str(number))
        elif not spec.each:
            listed_only = _project(one, str(number))
            told = {"score.total": elsewhere(facts, one.key)}
            yield replace(listed_only, own={**listed_only.own, **told})


def _members(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    """The units that are put together, the unit itself first; none where it stands alone."""
    books = facts.figures.books
    for number, book in enumerate(books if len(books) > 1 else (), 1):
        name = f"{book.unit.name}{'' if number > 1 else '（本级）'}"
        stem = f"{members.STEM}{book.unit.budget_code}."
        yield Listed({"number": str(number), "name": name}, {}, stem)


def _project(one: Project, number: str = "") -> Listed:
    stem = f"project.{one.key}."
    keys = {name: f"{stem}{name}" for name in ("name", "supervisor", "implementer")}
    return Listed({"number": number}, keys, stem, one.key)


def _of_item(name: str) -> Callable[..., Iterator[Listed]]:
    """Projects that have money of this item, this year or last, one a row: 一个专项一行."""

    def made(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
        found: list[tuple[str, str]] = []
        for key, called in _named_projects(facts).items():
            asked = (*_keys_of(key).values(), f"project.{key}.adjusted.{name}")
            if any(facts.figure(one).value for one in asked):
                found.append((key, called))
        for number, (key, called) in enumerate(found, 1):
            lead = _AMONG if number == 1 else _INDENT
            lead += f"（{number}）" if len(found) > 1 else ""
            own = {"name": called, "lead": lead}
            yield Listed(own, _keys_of(key), f"project.{key}.", key)

    def _keys_of(key: str) -> dict[str, str]:
        stem = f"project.{key}."
        return {
            "prior": f"prior.{stem}final.{name}",
            "initial": f"{stem}initial.{name}",
            "final": f"{stem}final.{name}",
        }

    return made


def _named_projects(facts: Facts) -> dict[str, str]:
    """Names of this year's projects and of last year's that are none any more, by key."""
    last = facts.prior.books if facts.prior else ()
    every = [*facts.figures.books, *last]
    named: dict[str, str] = {}
    for book in every:
        for one in book.projects:
            named.setdefault(one.key, one.name)
    return named


def _evaluators(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    """The evaluation group; blank rows to be filled in by hand where nobody is named."""
    unit = facts.inputs.book.unit.name
    for one in facts.inputs.signing.evaluators:
        workplace = one.workplace or unit
        yield Listed(
            {
                "name": one.name,
                "position": one.position,
                "workplace": workplace,
                "signature": "",
            },
            {},
        )
    if not facts.inputs.signing.evaluators:
        yield from (_BLANK_EVALUATOR,) * 3


_BLANK_EVALUATOR = Listed(dict.fromkeys(("name", "position", "workplace", "signature"), ""), {})


def _indicators(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    """Indicators in the form's order of levels; a level without any has an empty row."""
    sheet = facts.sheet(project)
    taken = reported(facts, project) if project else None
    known = (
        [row.indicator for row in sheet.rows] if sheet else [*taken.indicators] if taken else []
    )
    stem = f"project.{project}." if project else ""
    left = list(known)
    for level1, seconds in spec.levels:
        for level2 in seconds:
            here = [one for one in left if _stands_under(one, level1, level2)]
            left = [one for one in left if one not in here]
            yield from (_indicator(one, spec, stem, level1, level2) for one in here)
            if not here:
                yield _empty(spec, level1, level2)
        others = [one for one in left if _same(one.level1, level1)]
        left = [one for one in left if one not in others]
        yield from (_indicator(one, spec, stem, level1, one.level2) for one in others)
    yield from (_indicator(one, spec, stem, one.level1, one.level2) for one in left)


def _stands_under(one: Indicator, level1: str, level2: str) -> bool:
    return _same(one.level1, level1) and _same(one.level2, level2)


def _same(one: str, other: str) -> bool:
    """产出 and 产出指标 and 产出目标 are one level; 社会公众或服务对象满意度 too."""
    bare, wanted = (_bare(text) for text in (one, other))
    return bare == wanted or (len(bare) > 1 and bare in wanted)


def _bare(text: str) -> str:
    return text.strip().removesuffix("指标").removesuffix("目标")


def _indicator(one: Indicator, spec: SheetSpec, stem: str, level1: str, level2: str) -> Listed:
    names = ("level3", "target", "actual", "weight", "points", "reason")
    keys = {name: f"{stem}{name}.{one.key}" for name in names}
    return Listed(_levels(spec, level1, level2), keys)


def _levels(spec: SheetSpec, level1: str, level2: str) -> dict[str, str]:
    printed = dict(spec.headings)
    return {"level1": printed.get(level1, level1), "level2": printed.get(level2, level2)}


def _empty(spec: SheetSpec, level1: str, level2: str) -> Listed:
    blank = dict.fromkeys(("level3", "target", "actual", "weight", "points", "reason"), "")
    return Listed(_levels(spec, level1, level2) | blank, {})


def _table_rows(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    """Rows of a table of steps in its own order, each level 1 with its points: 投入（10分）."""
    sheet = facts.sheet(project)
    rows = sheet.rows if sheet else ()
    full: dict[str, Decimal] = {}
    for row in rows:
        level1 = row.indicator.level1
        full[level1] = full.get(level1, Decimal(0)) + row.weight
    names = ("level3", "actual", "weight", "points", "reason", "standard", "explained")
    for row in rows:
        own = row.indicator
        heading = f"{own.level1}\n（{printing.points(full[own.level1])}分）"
        levels = {"level1": heading, "level2": own.level2}
        yield Listed(levels, {name: f"{name}.{own.key}" for name in names})


def _union_income(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    for number, (key, name) in enumerate(income_kinds(facts.figures, facts.prior), 1):
        keys = {"received": key, "prior": f"prior.{key}"}
        yield Listed({"number": str(number), "name": name}, keys)


def _union_subjects(facts: Facts, spec: SheetSpec, project: str) -> Iterator[Listed]:
    for number, name in enumerate(subjects(facts.figures, facts.prior), 1):
        keys = {stand: f"{stand}.class.{name}" for stand in ("initial", "adjusted", "final")}
        keys["prior"] = f"prior.final.class.{name}"
        yield Listed({"number": str(number), "name": name}, keys)


_LISTS: Mapping[str, Callable[[Facts, SheetSpec, str], Iterable[Listed]]] = {
    "projects": _projects,
    "earmarked": _of_item("earmarked"),
    "special": _of_item("special"),
    "operations": _of_item("operations"),
    "maintenance": _of_item("maintenance"),
    "dedicated": _of_item("dedicated"),
    "indicators": _indicators,
    "table-rows": _table_rows,
    "evaluators": _evaluators,
    "members": _members,
    "union-income": _union_income,
    "union-subjects": _union_subjects,
}
