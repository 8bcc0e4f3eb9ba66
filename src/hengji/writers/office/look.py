"""How a package looks on paper: GB/T 9704-2012, the same in every format.

Lengths in mm, type sizes in points. 三号 is 16 pt, 二号 22, 四号 14, 五号 10.5, 小五 9.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.composition.package import Align, Narrative, Part, Style
from hengji.report.forms import FormKind

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_MARGINS = (TOP, RIGHT, BOTTOM, LEFT)
FORM_MARGINS = (25, RIGHT, 24, LEFT)
"""Top, right, bottom, left of a page that holds a form, which should stand on one page."""
LANDSCAPE_MARGINS = (25, 20, 24, 20)
LINE_PITCH = 28.95
"""Points from line to line: 22 lines on a page of 225 mm."""
TRACKING = -0.25
"""Points taken from between characters: 28 of 三号 in a line of 156 mm."""
SIGNATURE_LEFT = 210
"""Points: a date in the rest of the line ends four characters from its end, the unit's name
above it in its middle, as where a seal is put."""
SEAL_ROOM = 2 * LINE_PITCH
"""Points left above the signature."""
FIGURE_ROOM = 2
"""mm between a figure set to the right and the line of its cell."""
CELL_SIZE = Decimal("10.5")
SMALLEST = 0.75
"""A form is shrunk to one page by this much at most; a longer one goes on to the next."""
TEXT_FOOTER = 26
FOOTER = 12
"""From the lower edge of the page to the page number: below text, below forms."""
PAGE_NUMBER_SIZE = 14
CODE_SIZE = 9

SONG, FANGSONG, HEI, KAI, TITLE = (
    "宋体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    "方正小标宋简体",
)
STAND_INS = {
    SONG: "SimSun,Noto Serif CJK SC,Noto Serif SC",
    FANGSONG: "仿宋,FangSong,FandolFang,Noto Serif CJK SC,Noto Serif SC",
    HEI: "SimHei,FandolHei,Noto Sans CJK SC,Noto Sans SC",
    KAI: "楷体,KaiTi,FandolKai,Noto Serif CJK SC,Noto Serif SC",
    TITLE: "方正小标宋_GBK,小标宋体,华文中宋,Noto Serif CJK SC,Noto Serif SC",
}
"""Where an office lacks a font, these are tried in this order."""


@dataclass(frozen=True, slots=True)
class Look:
    """One style of paragraph. ``indent``: characters the first line stands in; ``left``:
    points that every line does; ``tracking``: points added between characters.

    ``pitch``: exact points from line to line, ``None`` for what the type needs; ``before``
    and ``after`` points; ``level``: outline level of a heading.
    """

    font: str
    size: float
    align: Align = Align.BOTH
    bold: bool = False
    indent: int = 0
    left: float = 0
    tracking: float = 0
    pitch: float | None = LINE_PITCH
    before: float = 0
    after: float = 0
    level: int | None = None
    keep: bool = False


LOOKS = {
    Style.TITLE: Look(TITLE, 22, Align.CENTER, pitch=33, after=LINE_PITCH, keep=True),
    Style.HEADING1: Look(HEI, 16, indent=2, tracking=TRACKING, level=1, keep=True),
    Style.HEADING2: Look(KAI, 16, indent=2, tracking=TRACKING, level=2, keep=True),
    Style.HEADING3: Look(
        FANGSONG, 16, indent=2, tracking=TRACKING, bold=True, level=3, keep=True
    ),
    Style.BODY: Look(FANGSONG, 16, indent=2, tracking=TRACKING),
    Style.ANNEX: Look(HEI, 16, Align.LEFT, pitch=None, keep=True),
    Style.FORM_TITLE: Look(TITLE, 18, Align.CENTER, pitch=None, before=4, after=8, keep=True),
    Style.FORM_LINE: Look(FANGSONG, 10.5, Align.LEFT, pitch=None, before=3, after=3),
    Style.COVER_TITLE: Look(TITLE, 26, Align.CENTER, pitch=None, before=60, after=80),
    Style.COVER_LINE: Look(FANGSONG, 16, Align.LEFT, pitch=None, before=10, after=10),
    Style.COVER_ISSUER: Look(FANGSONG, 16, Align.CENTER, pitch=None, before=100),
    Style.SIGNATURE: Look(FANGSONG, 16, Align.CENTER, left=SIGNATURE_LEFT, keep=True),
}


def is_cover(part: Part) -> bool:
    """A cover bears no page number."""
    return not isinstance(part, Narrative) and part.kind is FormKind.COVER


def margins(part: Part) -> tuple[int, int, int, int]:
    """Top, right, bottom, left in mm."""
    if part.landscape:
        return LANDSCAPE_MARGINS
    return TEXT_MARGINS if isinstance(part, Narrative) or is_cover(part) else FORM_MARGINS
