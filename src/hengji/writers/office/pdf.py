"""A package as a PDF: typst sets it, free fonts embedded, the look of the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from hengji.composition.package import (
    Align,
    Cell,
    Grid,
    Package,
    Paragraph,
    Part,
    Sheet,
)
from hengji.writers.office import look
from hengji.writers.office.measuring import Placed, figure_share, lines_needed, placed
from hengji.writers.office.words import clean, lines

_SERIF, _SANS = "Noto Serif SC", "Noto Sans SC"
_FACES = {
    look.SONG: (_SERIF, False),
    look.FANGSONG: (_SERIF, False),
    look.KAI: (_SERIF, False),
    look.HEI: (_SANS, False),
    look.TITLE: (_SERIF, True),
}
"""What is embedded for the office fonts, which are not free."""
_MM = 25.4 / 72
_TALL = 4
_WHOLE = 120
"""mm of text in a cell that are kept on one page."""
_LEADING = 1.35
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.BOTH: "left"}


class FontsMissing(RuntimeError):
    """The fonts that a PDF embeds have not been fetched."""

    def __init__(self) -> None:
        super().__init__("缺少生成 PDF 用的字体，请先运行：python tasks.py setup")


def package_pdf(package: Package) -> bytes:
    """The whole package as one PDF; the same package gives the same bytes.

    Raises :class:`FontsMissing`.
    """
    source = "\n".join(_source(package)).encode()
    made = typst.compile(source, font_paths=_fonts(), format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and no others: the same pages on every machine. Loaded once."""
    folder = Path(str(files("hengji"))) / "assets" / "fonts"
    if not any(folder.glob("NotoSerifSC-*.ttf")):
        raise FontsMissing
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _source(package: Package) -> Iterator[str]:
    one = package.identity
    yield f"#set document(title: {_text(one.title)}, author: {_text(one.unit)}, date: none)"
    yield (
        f'#set text(font: "{_SERIF}", lang: "zh", region: "cn", top-edge: 0.88em, '
        "bottom-edge: -0.12em, cjk-latin-spacing: none, size: 16pt)"
    )
    yield "#set table(stroke: 0.5pt)"
    yield f"#let code = {_text(package.code)}"
    yield _FUNCTIONS.replace("SMALLEST", str(look.SMALLEST))
    for i, part in enumerate(package.parts):
        yield _page(part)
        yield "#pagebreak(weak: true)" if i else ""
        blocks = "\n".join(_block(block) for block in placed(part))
        yield f"#fitted[\n{blocks}\n]" if _one_page(part) else blocks


_FUNCTIONS = """
#let number = context {
  let n = counter(page).get().first()
  let side = if calc.odd(n) { right } else { left }
  align(side, pad(x: 1em, text(size: 14pt)[— #n —]))
  if code != "" { align(center, text(size: 9pt, code)) }
}
#let fitted(body) = layout(size => {
  let whole = block(width: size.width, body)
  let share = size.height / measure(whole).height
  if share < 1 and share >= SMALLEST { scale(share * 100%, reflow: true, whole) } else { body }
})
#let bare = context { if code != "" { align(center, text(size: 9pt, code)) } }
"""


def _one_page(part: Part) -> bool:
    """A form that is a little too long for its page is set a little smaller."""
    return isinstance(part, Sheet) and not part.landscape and not look.is_cover(part)


def _page(part: Part) -> str:
    top, right, bottom, left = look.margins(part)
    footer = "bare" if look.is_cover(part) else "number"
    return (
        f'#set page(paper: "a4", flipped: {str(part.landscape).lower()}, margin: '
        f"(top: {top}mm, right: {right}mm, bottom: {bottom}mm, left: {left}mm), "
        f"footer: {footer}, footer-descent: 5mm)"
    )


def _text(text: str) -> str:
    """A string literal."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lines(text: str) -> str:
    """Content of one or several lines."""
    made = (
        " #h(1fr) ".join(f"#{_text(one)}" for one in line.split("\t")) for line in lines(text)
    )
    return "[" + " #linebreak() ".join(made) + "]"


def _block(one: Placed) -> str:
    match one.block:
        case Paragraph():
            return _paragraph(one.block, one)
        case Grid():
            return _table(one.block)


def _paragraph(one: Paragraph, at: Placed) -> str:
    style = look.LOOKS[one.style]
    face, bold = _FACES[style.font]
    weight = "bold" if bold or style.bold else "regular"
    pitch = style.pitch or style.size * _LEADING
    gap = pitch - style.size
    align = "left" if style.align is Align.BOTH else style.align.value
    body = f'text(font: "{face}", weight: "{weight}", size: {style.size}pt, {_lines(one.text)})'
    indent = f"(amount: {style.indent}em, all: true)" if style.indent else "0em"
    before = style.before + at.before + gap
    keep = str(style.keep or at.keep).lower()
    return (
        f"#block(width: 100%, above: {before:.2f}pt, "
        f"below: {style.after + gap:.2f}pt, sticky: {keep}, "
        f"align({align}, pad(left: {style.left}pt, text(size: {style.size}pt, "
        f"tracking: {style.tracking}pt, "
        f"par(leading: {gap:.2f}pt, justify: {str(style.align is Align.BOTH).lower()}, "
        f"first-line-indent: {indent}, {body})))))"
    )


def _table(grid: Grid) -> str:
    columns = ", ".join(f"{mm}mm" for mm in grid.widths)
    rows = ", ".join(_height(grid, number) for number in range(grid.row_count))
    cells = grid.by_row()
    head = ", ".join(_cell(c, grid) for row in cells[: grid.repeated] for c in row)
    body = ", ".join(_cell(c, grid) for row in cells[grid.repeated :] for c in row)
    header = f"table.header(repeat: true, {head}), " if head else ""
    return (
        f"#align(center, block(above: 2mm, below: 2mm, {{ set text(size: {grid.size}pt); "
        f"set par(leading: {grid.size * 3 / 10}pt, justify: false); "
        f"table(columns: ({columns},), rows: ({rows},), {header}{body}) }}))"
    )


def _height(grid: Grid, number: int) -> str:
    """A tall row is set as tall as the form asks, or as its text needs."""
    asked = grid.heights[number]
    if asked - min(grid.heights) < _TALL:
        return "auto"
    needed = max(
        _text_height(cell, grid) + 2
        for cell in grid.cells
        if cell.row <= number < cell.row + cell.row_span
    )
    return f"{max(asked, round(needed, 1))}mm"


def _width(cell: Cell, grid: Grid) -> int:
    return sum(grid.widths[cell.column : cell.column + cell.column_span])


def _cell(cell: Cell, grid: Grid) -> str:
    """Padded so that a row of one line is as high as the form asks."""
    spare = min(grid.heights) - float(grid.size) * _MM
    right = 1 + (look.FIGURE_ROOM if cell.align is Align.RIGHT else 0)
    inset = f"(left: 1mm, right: {right}mm, y: {max(0.5, spare / 2):.2f}mm)"
    return (
        f"table.cell(x: {cell.column}, y: {cell.row}, colspan: {cell.column_span}, "
        f"rowspan: {cell.row_span}, align: {_ALIGN[cell.align]} + horizon, inset: {inset}, "
        f"breakable: {'auto' if _may_break(cell, grid) else 'false'}, {_filled(cell, grid)})"
    )


def _filled(cell: Cell, grid: Grid) -> str:
    """The text of a cell; a long figure is set smaller."""
    own, size = _lines(cell.text), float(grid.size)
    kept = 2 + (look.FIGURE_ROOM if cell.align is Align.RIGHT else 0)
    share = figure_share(cell, (_width(cell, grid) - kept) / _MM, size)
    return own if share == 1 else f"text(size: {size * share:.2f}pt, {own})"


def _may_break(cell: Cell, grid: Grid) -> bool:
    """Rows stay on one page, as in the Word file, but for what no page may hold."""
    return cell.row_span > 1 or _text_height(cell, grid) > _WHOLE


def _text_height(cell: Cell, grid: Grid) -> float:
    """Millimetres that the text of a cell needs."""
    lines = lines_needed(cell.text, _width(cell, grid), float(grid.size))
    return lines * float(grid.size) * _LEADING * _MM
