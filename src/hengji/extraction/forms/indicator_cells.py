"""What the cells of an indicator's row say: its name, its target, what is filled in."""

from __future__ import annotations

from hengji.extraction.forms.cells import BLANKS, compact, is_blank, is_number, text_of
from hengji.extraction.forms.grid import Row
from hengji.extraction.forms.wordings import Column, wordings
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.values import builder
from hengji.report.document import Cell
from hengji.report.facts import Text

_text = builder(Text)
_SIGN = lazy_pattern(
    r"[=＝≥≤≧≦>＞<＜]{1,2}$|(?:大于|小于|不低于|不高于|不少于|不超过)(?:等于)?$"
)
_PLACEHOLDER = lazy_pattern(r"(?:指标\d+|[….。·]{2,}|\.{3,})[:：]?[/／—－-]?$")
_PLACES = frozenset("指….。·")
"""What a placeholder begins with."""
_SUMMED = lazy_pattern(r"(?:合计|总计|小计|共计|总?得分|总分)(?:\(.*\))?$")
"""What rows are called that sum others up, where the words are none that forms use."""
_LEVELS = (Column.LEVEL1, Column.LEVEL2, Column.LEVEL3)
_FILLED = (Column.LEVEL3, Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE)


def name_of(row: Row) -> Cell | None:
    """The cell with the indicator's name, ``None`` where the row is no indicator's."""
    level3 = next((row.cells[c] for c in reversed(_LEVELS) if c in row.cells), None)
    if level3 is None:
        return None
    name = compact(level3.text)
    if Column.LEVEL3 not in row.cells:
        return (
            None
            if _SUMMED.search(name) or len(told_columns(row)) < 1 + (name in BLANKS)
            else level3
        )
    if name in BLANKS:
        return level3 if len(told_columns(row)) > 1 else None
    if name[0] in _PLACES and _PLACEHOLDER.match(name) and told_columns(row) == [Column.LEVEL3]:
        return None
    return level3


def told_columns(row: Row) -> list[Column]:
    """Which of the columns that tell something of an indicator are filled."""
    return [c for c in _FILLED if c in row.cells and not is_blank(row.cells[c].text)]


def target_of(row: Row) -> Text | None:
    """The target, with its sign and its unit where they stand in columns of their own."""
    cell = row.get(Column.TARGET_ADJUSTED)
    if cell is None or is_blank(cell.text):
        cell = row.get(Column.TARGET)
    if cell is None or not cell.text.strip():
        return text_of(cell)
    sign, unit = row.get(Column.NATURE), row.get(Column.MEASURE)
    before = sign.text.strip() if sign and _SIGN.match(compact(sign.text)) else ""
    after = unit.text.strip() if unit and is_number(cell.text) else ""
    if before and before[0] in cell.text:
        before = ""
    if after and (
        compact(after) not in wordings().measures or cell.text.strip().endswith(after)
    ):
        after = ""
    beside = [c for c, told in ((sign, before), (unit, after)) if c and told]
    return _text(
        f"{before}{cell.text.strip()}{after}",
        cell.place,
        cell.certain and all(c.certain for c in beside),
    )
