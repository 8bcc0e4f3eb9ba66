"""Which lines of a book a figure is about."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.ledger.classification import classification
from hengji.ledger.kinds import ExpenditureKind, OriginKind, ThreePublic
from hengji.ledger.records import Fund, Line


@dataclass(frozen=True, slots=True)
class Where:
    """A choice of lines; what is ``None`` or empty is not asked about.

    ``functional`` and ``economic`` are beginnings of codes (``("30205", "30206")``).
    ``unclassified``: lines without an economic class, or in the union book without a subject.
    ``name`` is what the chosen lines are called in a formula: 公用经费.
    """

    name: str = ""
    fund: Fund | None = None
    basic: bool | None = None
    kinds: frozenset[ExpenditureKind] = frozenset()
    project: str | None = None
    functional: tuple[str, ...] = ()
    economic: tuple[str, ...] = ()
    three_public: frozenset[ThreePublic] = frozenset()
    origin: OriginKind | None = None
    document: str | None = None
    unclassified: bool = False

    def matches(self, line: Line) -> bool:
        """Is this line one of those chosen?"""
        return self._money(line) and self._purpose(line)

    def _money(self, line: Line) -> bool:
        return (
            (self.fund is None or line.fund is self.fund)
            and (self.origin is None or line.origin.kind is self.origin)
            and (self.document is None or line.origin.document == self.document)
        )

    def _purpose(self, line: Line) -> bool:
        return (
            (self.basic is None or line.kind.basic is self.basic)
            and (not self.kinds or line.kind in self.kinds)
            and (self.project is None or line.project == self.project)
            and (not self.functional or line.functional.startswith(self.functional))
            and (not self.economic or line.economic.startswith(self.economic))
            and not (self.unclassified and line.economic)
            and (not self.three_public or three_public_of(line) in self.three_public)
        )


ALL = Where()
BASIC = Where("基本支出", basic=True)
PROJECTS = Where("项目支出", basic=False)
PERSONNEL = Where("人员经费", kinds=frozenset({ExpenditureKind.PERSONNEL}))
PUBLIC = Where("公用经费", kinds=frozenset({ExpenditureKind.PUBLIC}))
THREE_PUBLIC = Where("三公经费", three_public=frozenset(ThreePublic))


def of_kind(kind: ExpenditureKind) -> Where:
    """Lines of one kind of expenditure."""
    return Where(kind.value, kinds=frozenset({kind}))


def of_fund(fund: Fund) -> Where:
    """Lines of one fund, or of one source of the union book."""
    return Where(fund.value, fund=fund)


def of_project(key: str, name: str = "") -> Where:
    """Lines of one project: ``key`` as lines name it, ``name`` as formulas do."""
    return Where(name or key, project=key)


def of_subject(name: str) -> Where:
    """A subject of the union book; ``""`` for the lines that name none."""
    return Where(name, economic=(name,)) if name else Where("未选科目", unclassified=True)


def of_three_public(kind: ThreePublic) -> Where:
    """Lines of one kind of 三公经费."""
    return Where(kind.value, three_public=frozenset({kind}))


def three_public_of(line: Line) -> ThreePublic | None:
    """What kind of 三公经费 a line is: as it says itself, else by its economic class."""
    return line.three_public or classification().three_public.get(line.economic)
