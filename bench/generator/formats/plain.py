"""Plain text, with tables flattened the ways published pages flatten them."""

from __future__ import annotations

import random
from collections.abc import Callable

from generator.grids import Grid
from generator.report import Draft

_INDENT = ("", "　　", "    ")


def _document(draft: Draft, rng: random.Random, table: Callable[[Grid], list[str]]) -> bytes:
    indent, blank = rng.choice(_INDENT), rng.random() < 0.3
    width = rng.choice((32, 38, 44)) if rng.random() < 0.1 else 0
    marks = rng.choice(("—{}—", "- {} -", "第{}页")) if rng.random() < 0.1 else ""
    if not draft.damage:
        width, marks = 0, ""
    draft.wrapped = width > 0
    page = 0
    lines: list[str] = []
    for block in draft.blocks:
        if block.grid is not None:
            grid = block.grid
            lines += ["", grid.caption, grid.title, *table(grid)]
            lines += [grid.footer] if grid.footer else []
            continue
        body = block.level == 0 and block.kind not in ("signer", "date")
        printed = (indent if body else "") + block.printed
        lines += _wrapped(printed, width) if body else [printed]
        if marks and rng.random() < 0.08:
            page += 1
            lines.append(marks.format(page))
        if blank:
            lines.append("")
    text = "\n".join(lines) + "\n"
    return text.encode("gb18030" if rng.random() < 0.1 else "utf-8")


def _wrapped(text: str, width: int) -> list[str]:
    """Broken hard at a width, as pasted pages are; 0 leaves the line whole."""
    if not width:
        return [text]
    return [text[i : i + width] for i in range(0, len(text), width)]


def _row_texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "" for c in row] for row in grid.rows()]


def tabs(grid: Grid) -> list[str]:
    """A row a block of lines, every cell led by a tab, covered ones empty, blank between."""
    starts: dict[int, dict[int, str]] = {row: {} for row in range(grid.height)}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.down):
            starts[row][cell.column] = cell.text if row == cell.row else ""
    lines: list[str] = []
    for row in range(grid.height):
        lines += [f"\t{starts[row][column]}" for column in sorted(starts[row])]
        lines.append("")
    return lines


def pipes(grid: Grid) -> list[str]:
    """Row-wise pipes with empty cells kept."""
    return ["| " + " | ".join(row) + " |" for row in _row_texts(grid)]


def tsv(grid: Grid) -> list[str]:
    """One row a line, tabs between all columns."""
    return ["\t".join(row) for row in _row_texts(grid)]


def lines(grid: Grid) -> list[str]:
    """One cell a line, an empty line where a cell is empty."""
    return [text for row in grid.rows() for text in (c.text for c in row if c)]


def dropped(grid: Grid) -> list[str]:
    """One cell a line, empty cells dropped."""
    return [text for text in lines(grid) if text]


def spaces(grid: Grid) -> list[str]:
    """A row a line, single spaces, empty cells dropped."""
    return [" ".join(t for t in row if t) for row in _row_texts(grid)]


def _writer(table: Callable[[Grid], list[str]]) -> Callable[[Draft, random.Random], bytes]:
    return lambda draft, rng: _document(draft, rng, table)


WRITERS = {
    "tabs": _writer(tabs),
    "pipes": _writer(pipes),
    "tsv": _writer(tsv),
    "lines": _writer(lines),
    "dropped": _writer(dropped),
    "spaces": _writer(spaces),
}
