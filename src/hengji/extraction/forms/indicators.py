"""Indicator rows: levels carried down, weights, scores, and the row of totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hengji.extraction.forms.bands import Band
from hengji.extraction.forms.cells import (
    bare,
    compact,
    fact_of,
    figure_in,
    is_number,
    number_in,
    text_of,
)
from hengji.extraction.forms.grid import Header, Line, Row, under
from hengji.extraction.forms.indicator_cells import name_of, target_of, told_columns
from hengji.extraction.forms.scores import settled, told_total
from hengji.extraction.forms.shared_points import with_shared
from hengji.extraction.forms.total_rows import heads_totals, told_below
from hengji.extraction.forms.wordings import Column, Label, is_label
from hengji.kernel.figures import Figure
from hengji.kernel.units import POINT
from hengji.kernel.values import builder
from hengji.report.document import Cell
from hengji.report.facts import Fact, Origin, Text
from hengji.report.forms import IndicatorRow

_indicator_row = builder(IndicatorRow)
_POINTS = re.compile(r"\(?(\d+(?:\.\d+)?)\s*分\)?|\((\d+(?:\.\d+)?)\)$")
_GRADE = re.compile(r"^(?:优秀?|良好?|中等?|差|合格|不合格|[ABCDabcd])$")


@dataclass(slots=True)
class Indicators:
    """What the indicator block of one form says, gathered row by row."""

    year: int | None = None
    scope: str = ""
    rows: list[IndicatorRow] = field(default_factory=list)
    heading_points: dict[str, Fact] = field(default_factory=dict)
    total_weight: Fact | None = None
    total_score: Fact | None = None
    grade: Text | None = None
    _levels: tuple[str, str] = ("", "")
    _bare: bool = False
    _above: Line | None = None
    """A row of labels whose totals stand in the next one."""

    def read(self, band: Band) -> None:
        """Take in a band of rows under one header."""
        header = band.header
        if header is None:
            return
        before = len(self.rows)
        self._bare = Column.TARGET not in header.columns and Column.ACTUAL not in header.columns
        for line in band.lines:
            if not self._totals(line, header):
                self._row(under(header, line))
        if self._bare:
            weight, score = self.total_weight, self.total_score
            levelled = Column.LEVEL1 in header.columns or Column.LEVEL2 in header.columns
            self.rows[before:] = settled(self.rows[before:], weight, score, levelled=levelled)
        if header.table.covered_rows:
            self.rows[before:] = with_shared(header, self.rows[before:])

    @property
    def closed(self) -> bool:
        """Has the row of totals been read?"""
        return self.total_score is not None or self.total_weight is not None

    def _totals(self, line: Line, header: Header) -> bool:
        """A row of totals or of the grade; subtotals are passed over."""
        own = line.filled
        if not own:
            return True
        above, self._above = self._above, None
        if above and self._below(above, line):
            return True
        kinds = line.kinds if line.labelled else []
        if any(kinds) and heads_totals(line):
            self._above = line
            return True
        if not any(kinds):
            return len(own) == 1 and self._told(*own[0])
        if any([Label.SUBTOTAL in known for known in kinds]):
            return True
        grade = next((i for i, known in enumerate(kinds) if Label.GRADE in known), None)
        if grade is not None and (grade == 0 or is_label(own[0][1], Label.TOTAL_ROW)):
            self._grade(own, grade)
            own = own[:grade] + own[grade + 2 :]
        first = own[0][1] if own else ""
        if is_label(first, Label.TOTAL_ROW):
            self._total(own, line, header)
            return True
        return grade == 0 or (len(own) == 1 and self._told(own[0][0], first))

    def _told(self, cell: Cell, text: str) -> bool:
        """以上各项合计得分99.7分: a row of one merged cell that tells the total score."""
        digits = told_total(text)
        start = cell.text.find(digits) if digits else -1
        if digits is None or start < 0:
            return False
        self.total_score = Fact(
            Figure(Decimal(digits), POINT), cell.at(start, start + len(digits)), "自评总分",
            "合计得分", self.year, scope=self.scope, origin=Origin.TABLE, certain=cell.certain,
        )  # fmt: skip
        return True

    def _below(self, above: Line, line: Line) -> bool:
        """总分 | 总分值 | 总得分 | 自评等级, and the row of values below."""
        weight, score, grade = told_below(above, line)
        if weight or score:
            self.total_weight = fact_of(
                weight, POINT, "", "总分", year=self.year, scope=self.scope
            )
            self.total_score = self._points(score, "自评总分", certain=True) if score else None
            self.grade = text_of(grade) or self.grade
        return bool(weight or score)

    def _grade(self, own: list[tuple[Cell, str]], at: int) -> None:
        value = own[at + 1][0] if at + 1 < len(own) else None
        if value and not is_number(value.text):
            self.grade = text_of(value)
        elif self.grade is None:
            self.grade = Text("", own[at][0].place, own[at][0].certain)

    def _total(self, own: list[tuple[Cell, str]], line: Line, header: Header) -> None:
        numbers = [cell for cell, _ in own[1:] if is_number(cell.text)]
        for cell, text in own[1:]:
            if _GRADE.match(text) and self.grade is None:
                self.grade = text_of(cell)
        certain = True
        if len(numbers) >= 2:
            weight, score = numbers[0], numbers[1]
            row = under(header, line)
            if line.end == header.end and row.get(Column.SCORE) in numbers:
                weight = row.get(Column.WEIGHT) or weight
                score = row.get(Column.SCORE) or score
            self.total_weight = self._points(weight, "", certain)
            self.total_score = self._points(score, "自评总分", certain)
            self._prove(header, weight, score)
        elif numbers:
            self._single(numbers[0], own[0][1], line, header)

    def _prove(self, header: Header, weight: Cell, score: Cell) -> None:
        """A row that lost its last blank cells stands right where its weight is the sum's."""
        in_place = all(
            column in header.columns
            and header.cells[header.columns[column]].column == cell.column
            for column, cell in ((Column.WEIGHT, weight), (Column.SCORE, score))
        )
        total, told = self.total_weight, self.total_score
        if in_place and total and told and total.figure.digits == self._sum_of_weights():
            self.total_weight = replace(total, certain=True)
            self.total_score = replace(told, certain=True)

    def _single(self, cell: Cell, label: str, line: Line, header: Header) -> None:
        """One number only: the column it stands in, or the label, says what it is."""
        row = under(header, line)
        exact = line.end == header.end
        printed = number_in(cell.text)
        amount = Decimal(printed.digits.replace(",", "")) if printed else None
        weights = not exact and amount == self._sum_of_weights() != self._sum_of_scores()
        if weights or (exact and row.get(Column.WEIGHT) is cell):
            self.total_weight = self._points(cell, "", True)
        elif (exact and row.get(Column.SCORE) is cell) or is_label(label, Label.SCORE_ONLY):
            self.total_score = self._points(cell, "自评总分", True)
        else:
            self.total_score = self._points(cell, "自评总分", False)

    def _sum_of_weights(self) -> Decimal | None:
        found = [row.weight for row in self.rows if row.weight]
        return sum((w.digits for w in found), Decimal(0)) if found else None

    def _sum_of_scores(self) -> Decimal | None:
        found = [row.score for row in self.rows if row.score]
        return sum((s.digits for s in found), Decimal(0)) if found else None

    def _points(self, cell: Cell, term: str, certain: bool) -> Fact | None:
        return fact_of(
            cell, POINT, term, "总分", year=self.year, scope=self.scope, certain=certain,
        )  # fmt: skip

    def _row(self, row: Row) -> None:
        level1, level2 = self._carried(row)
        level3 = name_of(row)
        if level3 is None:
            return
        get = row.cells.get
        self.rows.append(
            _indicator_row(
                level1,
                level2,
                text_of(level3) or Text("", row.line.cells[0].place),
                target_of(row),
                text_of(get(Column.ACTUAL)),
                figure_in(get(Column.WEIGHT), POINT) or self._own_points(row, level3),
                figure_in(get(Column.SCORE), POINT),
                text_of(get(Column.REASON) or self._remark(row)),
                text_of(get(Column.STANDARD)),
                (level3 if level3.text.strip() else row.cells[told_columns(row)[0]]).place,
                text_of(get(Column.WEIGHT)),
                text_of(get(Column.SCORE)),
                row.certain and all([c.certain for c in row.cells.values()]),
            )
        )

    def _own_points(self, row: Row, name: Cell) -> Figure | None:
        """项目决策（20分） across the column of points: those of a heading among the rows."""
        match = _POINTS.search(compact(name.text)) if self._bare else None
        if match is None or Column.WEIGHT in row.cells or Column.SCORE not in row.cells:
            return None
        return Figure(Decimal(match.group(1) or match.group(2)), POINT)

    def _remark(self, row: Row) -> Cell | None:
        """Beside mere scores 说明 and 备注 are where a deduction is explained."""
        return row.get(Column.REMARK) if self._bare else None

    def _carried(self, row: Row) -> tuple[str, str]:
        level1, level2 = self._levels
        own1, own2 = row.text(Column.LEVEL1), row.text(Column.LEVEL2)
        if own1 and not is_number(own1) and own1 != level1:
            level1, level2 = own1, ""
            self._heading(row.cells[Column.LEVEL1], own1, row.get(Column.LEVEL1_WEIGHT))
        if own2 and not is_number(own2):
            level2 = own2
        self._levels = (level1, level2)
        return self._levels

    def _heading(self, cell: Cell, text: str, beside: Cell | None) -> None:
        """产出指标（50分）: the points that the heading prints for its block, or beside it."""
        match = _POINTS.search(text)
        points = None if match else fact_of(
            beside, POINT, wording=bare(text), year=self.year, scope=self.scope
        )  # fmt: skip
        if points:
            self.heading_points[text] = points
        if not match:
            return
        digits = match.group(1) or match.group(2)
        start = cell.text.find(digits)
        self.heading_points[text] = Fact(
            Figure(Decimal(digits), POINT), cell.at(start, start + len(digits)),
            wording=bare(text), year=self.year, scope=self.scope, origin=Origin.TABLE,
            certain=cell.certain,
        )  # fmt: skip


def looks_achieved(header: Header) -> bool:
    """Does the header have results (a self-evaluation), or only targets?"""
    return Column.ACTUAL in header.columns or Column.SCORE in header.columns
