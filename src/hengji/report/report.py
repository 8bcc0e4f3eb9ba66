"""Report: one package of documents, understood. What rules are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built
from hengji.report.document import Cell, Document, Paragraph
from hengji.report.facts import Basis, Fact, Origin
from hengji.report.forms import Form, FormKind, IndicatorRow
from hengji.report.outline import Role, Section
from hengji.report.relations import Relation
from hengji.report.running import Running

R = TypeVar("R")


@quickly_built
@dataclass(frozen=True, slots=True)
class Identified:
    """A thing read off the document (unit, year, profile), and what it was read from."""

    value: str
    evidence: tuple[Place, ...] = ()
    certain: bool = True


@dataclass(frozen=True)
class Report:
    """Documents that belong together, and what they say.

    ``unit`` is the reporting unit's name, ``year`` the fiscal year, ``profile`` the key
    of the form family; ``None`` where nothing tells.
    """

    documents: tuple[Document, ...] = ()
    unit: Identified | None = None
    year: Identified | None = None
    profile: Identified | None = None
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    forms: tuple[Form, ...] = ()
    sections: tuple[Section, ...] = ()
    quantities: tuple[Fact, ...] = ()
    """Every other number of the prose with its unit, term or not, in reading order."""

    @cached_property
    def fiscal_year(self) -> int | None:
        return int(self.year.value) if self.year else None

    @cached_property
    def _by_term(self) -> dict[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.term, []).append(fact)
        return {term: tuple(facts) for term, facts in found.items()}

    @cached_property
    def _of_department(self) -> dict[str, tuple[Fact, ...]]:
        """The same without figures of a narrower scope: what is asked for most."""
        return {
            term: tuple([fact for fact in facts if not fact.scope])
            for term, facts in self._by_term.items()
        }

    def facts_of(
        self,
        term: str,
        *,
        basis: Basis | None = None,
        year: int | None = None,
        origin: Origin | None = None,
        scope: str | None = "",
    ) -> tuple[Fact, ...]:
        """Facts of one term in reading order; ``scope=None`` takes every scope."""
        named = (self._of_department if scope == "" else self._by_term).get(term, ())
        if not named or (scope == "" and basis is None and year is None and origin is None):
            return named
        return tuple(  # of a list: a generator would take longer than all it yields
            [
                fact
                for fact in named
                if (basis is None or fact.basis is basis)
                and (year is None or fact.year == year)
                and (origin is None or fact.origin is origin)
                and (scope is None or fact.scope == scope)
            ]
        )

    @cached_property
    def _figures(self) -> dict[tuple[str, int], list[Fact]]:
        found: dict[tuple[str, int], list[Fact]] = {}
        for fact in (*self.facts, *self.quantities):
            at = (fact.place.document, fact.place.block)
            if at in found:
                found[at].append(fact)
            else:
                found[at] = [fact]
        for some in found.values():
            some.sort(key=lambda fact: fact.place.start or 0)
        return found

    def figures_in(self, document: str, block: int) -> Sequence[Fact]:
        """Every figure of a paragraph in reading order, or of a table; term or not."""
        return self._figures.get((document, block), ())

    @cached_property
    def _by_kind(self) -> dict[type, tuple[Relation, ...]]:
        found: dict[type, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(type(relation), []).append(relation)
        return {kind: tuple(some) for kind, some in found.items()}

    def relations_of(self, kind: type[R]) -> tuple[R, ...]:
        return cast(tuple[R, ...], self._by_kind.get(kind, ()))

    def forms_of(self, *kinds: FormKind) -> tuple[Form, ...]:
        return tuple([f for f in self.forms if f.kind in kinds])

    @cached_property
    def indicators(self) -> tuple[IndicatorRow, ...]:
        """The indicator rows of every self-evaluation form, in reading order."""
        return tuple(row for form in self.forms for row in form.rows)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(p for d in self.documents for p in d.paragraphs)

    @cached_property
    def texts(self) -> tuple[Paragraph | Cell, ...]:
        found: list[Paragraph | Cell] = []
        for block in (b for d in self.documents for b in d.blocks):
            if isinstance(block, Paragraph):
                found.append(block)
            else:
                found.extend(block.cells)  # a table at a time: most texts are cells
        return tuple(found)

    @cached_property
    def prose(self) -> Running:
        """Every paragraph as one running text."""
        return Running.of(self.paragraphs)

    @cached_property
    def everything(self) -> Running:
        """Every paragraph and every cell as one running text."""
        return Running.of(self.texts)

    @cached_property
    def solid(self) -> str:
        """The same text without any white space."""
        return "".join(self.everything.text.split())

    @cached_property
    def _innermost(self) -> dict[str, dict[int, Section]]:
        """By document and block. Children follow their parents and overwrite them."""
        found: dict[str, dict[int, Section]] = {}
        for section in self.sections:
            blocks = dict.fromkeys(range(section.first, section.last), section)
            found.setdefault(section.place.document, {}).update(blocks)
        return found

    def section_at(self, place: Place) -> Section | None:
        """The innermost section that holds this place."""
        blocks = self._innermost.get(place.document)
        return blocks.get(place.block) if blocks else None

    @cached_property
    def _by_block(self) -> dict[tuple[str, int], Paragraph]:
        return {(p.place.document, p.place.block): p for p in self.paragraphs}

    def paragraph_at(self, place: Place) -> Paragraph | None:
        """The paragraph that holds this place; ``None`` for a place in a table."""
        return self._by_block.get((place.document, place.block))

    @cached_property
    def _by_role(self) -> dict[Role | None, list[int]]:
        """Numbers of paragraphs by their section's role, ``None`` above the first section."""
        found: dict[Role | None, list[int]] = {}
        number = 0
        for document in self.documents:
            sections = self._innermost.get(document.name, {})
            for paragraph in document.paragraphs:
                section = sections.get(paragraph.place.block)
                found.setdefault(section.role if section else None, []).append(number)
                number += 1
        return found

    def paragraphs_in(self, *roles: Role | None) -> list[Paragraph]:
        """Running text of all sections with one of these roles, headings included.

        ``None`` stands for what belongs to no section.
        """
        held = [one for role in dict.fromkeys(roles) for one in self._by_role.get(role, ())]
        held.sort()  # by their numbers
        return [self.paragraphs[number] for number in held]

    def text_of(self, section: Section) -> str:
        """The running text of a section, heading excluded, one line a paragraph."""
        document, known = section.place.document, self._by_block
        blocks = range(section.first + 1, section.last)
        return "\n".join([known[document, n].text for n in blocks if (document, n) in known])
