"""The two routes of a unit's self-evaluation: to the finance bureau, and to the upper union.

Both are written, frozen, signed, handed in and answered by the same code; here stands what
differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hengji.composition.layout import Signer
from hengji.ledger import Book as CoreBook
from hengji.web.evaluation.current import Current, current
from hengji.web.evaluation.inputs import UNION_LINE
from hengji.web.evaluation.models import Version
from hengji.web.rows.choices import stored
from hengji.web.rows.models import Book
from hengji.web.units.models import Unit

TabNames = tuple[tuple[str, str, str], ...]
"""Of each tab: its key, what it is called, the name of its page."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way on which a year's package is handed in.

    ``space``: what the names of its pages begin with. ``outside``: whose step is signed after
    it was handed in, by those who answer, called ``receiver``. ``moves_year``: does the state
    of the unit's year go with it? ``prefix``: before the
    number in the names of its files; ``where``: what leads to its pages of handing over.
    """

    book: Book
    space: str
    permission: str
    receiver: str
    outside: Signer
    moves_year: bool
    prefix: str
    where: str
    title: str
    prior_note: str
    report_tabs: TabNames
    signing_tabs: TabNames

    @property
    def core_book(self) -> CoreBook:
        return next(one for one in CoreBook if stored(one) == self.book)

    def current(self, unit: Unit, year: int) -> Current:
        """The year as it stands on this route. Raises ``NotAllSeen`` as the year does."""
        if self.book == Book.UNION:
            return current(unit, year, self.core_book, together=False)
        return current(unit, year)

    def named(self, unit: Unit) -> str:
        """What a code is made of, besides the year, the number and the contents."""
        return f"{unit.code}/{UNION_LINE}" if self.book == Book.UNION else unit.code

    def step(self, own: str) -> str:
        """The step of the year that a page stands in; the union's line is all one step."""
        return own if self.moves_year else "evaluation"


_LINE: Final[TabNames] = (
    ("union", "工会经费自评", "evaluation:union"),
    ("report", "报告", "union:report"),
    ("forms", "表格", "union:forms"),
    ("audit", "审核", "union:audit"),
    ("signing", "定稿签字", "union:signing"),
    ("handover", "报送与退回", "union:handover"),
)
FISCAL: Final = Route(
    Book.FISCAL,
    "evaluation",
    "unit.view_evaluation",
    "财政部门",
    Signer.DESK,
    moves_year=True,
    prefix="",
    where="“签章报送”的“报送与退回”",
    title="自评报告",
    prior_note="上年自评报告",
    report_tabs=(),
    signing_tabs=(
        ("signing", "签字", "evaluation:signing"),
        ("handover", "报送与退回", "evaluation:handover"),
    ),
)
UNION: Final = Route(
    Book.UNION,
    "union",
    "unit.view_union",
    "上级工会",
    Signer.UPPER,
    moves_year=False,
    prefix="工会预算绩效自评",
    where="“工会经费自评”的“报送与退回”",
    title="报上级工会的自评报告",
    prior_note="上年报上级工会的自评报告",
    report_tabs=_LINE,
    signing_tabs=_LINE,
)
ROUTES: Final = {one.book: one for one in (FISCAL, UNION)}


def route_of(version: Version) -> Route:
    """The route on which a version is handed in."""
    return ROUTES[Book(version.book)]
