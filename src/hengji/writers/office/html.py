"""A package as one self-contained page: no script, no link, prints on A4.

Every figure is marked with its key, so that a page around it may show where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from hengji.composition.package import Align, Block, Cell, Grid, Package, Paragraph, Part, Style
from hengji.composition.runs import FigureField, Run, Runs
from hengji.report.forms import FormKind
from hengji.writers.office.words import escaped, spaced

_TAGS = {Style.HEADING1: "h2", Style.HEADING2: "h3", Style.HEADING3: "h4"}
_TITLES = {Style.TITLE: 1, Style.COVER_TITLE: 1, Style.FORM_TITLE: 2}
"""Titles of parts are headings to who listens, no headings of the report's own outline."""
_ALIGN = {Align.LEFT: "l", Align.CENTER: "c", Align.RIGHT: "r", Align.BOTH: "l"}


def package_html(package: Package) -> bytes:
    """The whole package as one page; the same package gives the same bytes."""
    return "".join(_page(package)).encode("utf-8")


def _page(package: Package) -> Iterator[str]:
    title = f"{package.identity.unit}{package.identity.title}"
    style = (files(__package__) / "package.css").read_text("utf-8") + _code_below(package.code)
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    )
    for part in package.parts:
        yield package_part_html(part)
    if package.code:
        yield f"<footer>{escaped(package.code)}</footer>\n"
    yield "</main>\n</body>\n</html>\n"


def _code_below(code: str) -> str:
    """The code at the foot of every page that is printed, where the browser knows how."""
    plain = "".join(one for one in code if one.isalnum() or one in " -")
    if not plain:
        return ""
    return f'@page {{ @bottom-right {{ content: "{plain}"; font-size: 9pt; }} }}\n'


def package_part_html(part: Part) -> str:
    """One part as a section, to be shown in a page of one's own."""
    kind = getattr(part, "kind", None)
    names = ["part"]
    if kind is FormKind.COVER:
        names.append("cover")
    if part.landscape:
        names.append("landscape")
    inner = "".join(_block(block) for block in part.blocks)
    label = f'class="{" ".join(names)}" aria-label="{escaped(part.name)}"'
    return f"<section {label}>\n{inner}</section>\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Grid():
            return _table(block)


def _paragraph(one: Paragraph) -> str:
    tag = _TAGS.get(one.style, "p")
    passage = f' data-passage="{escaped(one.passage)}"' if one.passage else ""
    name = one.style.name.lower().replace("_", "-") + (" gap" if one.gap else "")
    level = _TITLES.get(one.style)
    passage += f' role="heading" aria-level="{level}"' if level else ""
    return f'<{tag} class="{name}"{passage}>{_runs(one.runs)}</{tag}>\n'


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escaped(spaced(run if isinstance(run, str) else run.printed)).replace("\n", "<br>")
    if isinstance(run, str) or not text:
        return text
    if isinstance(run, FigureField):
        value = "" if run.value is None else f"{run.value:f}"
        return f'<data value="{value}" data-key="{escaped(run.key)}">{text}</data>'
    return f'<span data-key="{escaped(run.key)}">{text}</span>'


def _table(grid: Grid) -> str:
    whole = sum(grid.widths)
    columns = "".join(f'<col style="width:{mm * 100 / whole:.2f}%">' for mm in grid.widths)
    rows = grid.by_row()
    head = "".join(_row(row, grid, i) for i, row in enumerate(rows[: grid.repeated]))
    body = "".join(
        _row(row, grid, i) for i, row in enumerate(rows[grid.repeated :], grid.repeated)
    )
    thead = f"<thead>{head}</thead>\n" if head else ""
    return (
        f'<div class="wide"><table style="font-size:{grid.size}pt">\n'
        f"<colgroup>{columns}</colgroup>\n{thead}<tbody>\n{body}</tbody>\n</table></div>\n"
    )


def _row(cells: tuple[Cell, ...], grid: Grid, number: int) -> str:
    inner = "".join(_cell(cell) for cell in cells)
    return f'<tr style="height:{grid.heights[number]}mm">{inner}</tr>\n'


def _cell(cell: Cell) -> str:
    tag = "th" if cell.heading else "td"
    spans = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + (
        f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    )
    return f'<{tag} class="{_ALIGN[cell.align]}"{spans}>{_runs(cell.runs)}</{tag}>'
