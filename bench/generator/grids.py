"""Tables as grids of cells with spans, and the official forms drawn on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.telling import Said


@dataclass(slots=True)
class Cell:
    """A cell at ``row``, ``column`` (from 0), covering ``down`` × ``across``."""

    row: int
    column: int
    text: str
    down: int = 1
    across: int = 1
    name: str = ""


@dataclass(slots=True)
class Grid:
    """A table, the line above it, the line under it, and the figures it prints."""

    title: str
    caption: str
    cells: list[Cell] = field(default_factory=list)
    footer: str = ""
    said: list[Said] = field(default_factory=list)
    kind: str = ""

    @property
    def height(self) -> int:
        return max((c.row + c.down for c in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((c.column + c.across for c in self.cells), default=0)

    def put(
        self, row: int, column: int, text: str, down: int = 1, across: int = 1, name: str = ""
    ) -> None:
        self.cells.append(Cell(row, column, text, down, across, name))

    def line(self, row: int, texts: Iterable[str], column: int = 0) -> None:
        """Plain cells side by side."""
        for offset, text in enumerate(texts):
            self.put(row, column + offset, text)

    def named(self, name: str) -> Cell | None:
        """The cell called ``name`` by the form that drew it."""
        return next((c for c in self.cells if c.name == name), None)

    def rows(self) -> list[list[Cell | None]]:
        """Row by row, ``None`` where a merged cell from above or left covers."""
        grid: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell
        return grid
