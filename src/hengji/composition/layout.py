"""What a layout says: the parts of a package, the forms, the outline. All of it from TOML.

A form is drawn as it looks, a line for each row and a bar before each cell::

    head       | 财政供养人员情况 | 编制数          | < | 控制率            | < |
               | ^                | {{staff.posts}} | < | {{staff.control}} | < |
    each=rows  | ~{{item.level1}} | {{item.level3}} | < | {{item.points}}   | < |

``<`` belongs to the cell on its left, ``^`` to the cell above; ``~`` joins equal cells of
rows that are repeated. Before the first bar: ``head`` (labels of the form), ``repeat`` (on
every page again), ``each=`` (a row for every item), ``if=`` (only where the field is filled
in), ``mm=`` (least height), ``left``, ``right`` (its figures stand to the
right, one below the other).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.composition.package import Align, Style
from hengji.report.forms import FormKind

LEFTWARD, UPWARD, JOINED = "<", "^", "~"


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One drawn row. ``cells`` holds markup, ``<`` or ``^`` for every column."""

    cells: tuple[str, ...]
    heading: bool = False
    repeated: bool = False
    left: bool = False
    right: bool = False
    each: str = ""
    only: str = ""
    height: int = 0


@dataclass(frozen=True, slots=True)
class LineSpec:
    """A paragraph of a form. ``only``: printed where this field is filled in."""

    style: Style
    text: str
    only: str = ""


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One form: lines above, the table, lines below.

    ``each``: one form for every item of this list. ``levels``: level-2 headings that the
    form prints under each level 1, filled in or not; ``headings``: how it prints a level 1.
    ``height``: least mm of a row; ``size``: points of its type.
    """

    key: str
    kind: FormKind | None
    name: str
    above: tuple[LineSpec, ...]
    below: tuple[LineSpec, ...]
    widths: tuple[int, ...]
    align: tuple[Align, ...]
    rows: tuple[RowSpec, ...]
    each: str = ""
    landscape: bool = False
    height: int = 8
    size: Decimal = Decimal("10.5")
    levels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    needs: str = ""
    """A list that must not be empty for the form to be handed in, ``""`` for none."""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A heading of the outline (``level`` 1 to 3) and the passages below it."""

    level: int
    heading: str
    passages: tuple[str, ...]


class Signer(Enum):
    """Who signs at a step of the chain."""

    FILLER = "填表人"
    LEADER = "评价组组长"
    HEAD = "单位负责人"
    DESK = "财政部门归口业务股室"
    UPPER = "上级工会"


@dataclass(frozen=True, slots=True)
class SigningStep:
    """One signature that the forms ask for. ``duty`` is what the form calls who signs.

    ``small``: small units, which have no group of their own, sign here too.
    """

    duty: str
    signer: Signer
    small: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """How the package of one form family is made up.

    ``order`` names the parts: keys of ``sheets``, and ``report`` for the text. ``words`` are
    the family's own wordings, which drafts and forms name as ``words.…``.
    """

    key: str
    order: tuple[str, ...]
    title: str
    sheets: tuple[SheetSpec, ...]
    outline: tuple[SectionSpec, ...]
    words: tuple[tuple[str, str], ...]
    verified: bool
    chain: tuple[SigningStep, ...] = ()
    """Who signs, in order; what the finance bureau signs comes after the unit's own."""
    above_report: str = ""
    """A heading of the form under which the text stands, ``""`` where it stands by itself."""

    def sheet(self, key: str) -> SheetSpec:
        """The form of this key. Raises ``LookupError`` when there is none."""
        for one in self.sheets:
            if one.key == key:
                return one
        raise LookupError(f"layout {self.key} has no sheet {key!r}")
