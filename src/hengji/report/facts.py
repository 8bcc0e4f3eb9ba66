"""Facts: figures of a report with the meaning they have there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hengji.kernel.figures import Figure
from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built


class Basis(Enum):
    """Which stand of the budget year a figure reports."""

    INITIAL = "年初预算"
    ADJUSTED = "全年预算"
    BUDGET = "预算"
    """The year's budget, not told whether initial or adjusted (本年预算数)."""
    FINAL = "决算"
    """Executed, 执行数 or 决算数."""
    ADJUSTMENT = "预算调整"
    """Added or cut in the year; 追加 is positive, 追减 negative."""
    PRIOR_FINAL = "上年决算"
    PRIOR_INITIAL = "上年预算"
    UNSTATED = ""

    __hash__ = object.__hash__  # members are single: no need to hash their names each time


class Origin(Enum):
    """What kind of place a figure stands in."""

    PROSE = "正文"
    TABLE = "表格"
    COVER = "封面"


@quickly_built
@dataclass(frozen=True, slots=True)
class Fact:
    """One printed figure and what it says.

    ``term`` is the official term of :mod:`hengji.vocabulary`, or ``""`` where the wording
    is none of them (relations bind such figures too). ``wording`` is the label as printed.
    ``year`` is the fiscal year it is about. ``source`` is the fund type where told
    (``一般公共预算``). ``scope`` tells apart facts of one term that are about different
    things: a project's name, a subordinate unit. ``certain`` is false where reading or
    binding had to infer: no error rests on it. ``implied`` where the basis is not printed
    but follows from the kind of report: what was spent, as nothing else is said.
    """

    figure: Figure
    place: Place
    term: str = ""
    wording: str = ""
    year: int | None = None
    basis: Basis = Basis.UNSTATED
    source: str = ""
    scope: str = ""
    origin: Origin = Origin.PROSE
    certain: bool = True
    implied: bool = False

    @property
    def name(self) -> str:
        """What to call it in a message: the term, else the printed label."""
        return self.term or self.wording


@quickly_built
@dataclass(frozen=True, slots=True)
class Text:
    """A text with its place: a cell of a form, a title. Blank cells have ``text == ""``."""

    text: str
    place: Place
    certain: bool = True
