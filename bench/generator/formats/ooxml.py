"""A minimal docx written by hand: paragraphs, tables with gridSpan and vMerge."""

from __future__ import annotations

import io
import random
import zipfile
from html import escape

from generator.grids import Cell, Grid
from generator.report import Draft

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.'
    'openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
    '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://'
    'schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http'
    '://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def write(draft: Draft, rng: random.Random) -> bytes:
    """The draft as docx bytes; runs are cut at random places, as Word cuts them."""
    body: list[str] = []
    for block in draft.blocks:
        if block.grid is None:
            body.append(_paragraph(block.printed, rng))
            continue
        body += [_paragraph(block.grid.caption, rng), _paragraph(block.grid.title, rng)]
        body += [_table(block.grid, rng), _paragraph(block.grid.footer, rng)]
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}">'
        f"<w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), text)
    return held.getvalue()


def _paragraph(text: str, rng: random.Random) -> str:
    cut = rng.randrange(len(text) + 1) if text and rng.random() < 0.4 else 0
    runs = "".join(_run(t) for t in (text[:cut], text[cut:]) if t)
    return f"<w:p>{runs}</w:p>"


def _run(text: str) -> str:
    parts = [f'<w:t xml:space="preserve">{escape(t)}</w:t>' for t in text.split("\n")]
    return f"<w:r>{'<w:br/>'.join(parts)}</w:r>"


def _table(grid: Grid, rng: random.Random) -> str:
    covered: dict[tuple[int, int], Cell] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.down):
            covered[row, cell.column] = cell
    columns = "".join("<w:gridCol w:w='1200'/>" for _ in range(grid.width))
    rows = [_row(grid, row, covered, rng) for row in range(grid.height)]
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(grid: Grid, row: int, covered: dict[tuple[int, int], Cell], rng: random.Random) -> str:
    cells: list[str] = []
    column = 0
    while column < grid.width:
        cell = covered.get((row, column))
        if cell is None:
            cells.append("<w:tc><w:tcPr/><w:p/></w:tc>")
            column += 1
            continue
        properties = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
        first = cell.row == row
        if cell.down > 1:
            properties += '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        text = _paragraph(cell.text, rng) if first else "<w:p/>"
        cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>")
        column += cell.across
    return f"<w:tr>{''.join(cells)}</w:tr>"
