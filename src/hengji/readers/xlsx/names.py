"""Qualified names of SpreadsheetML."""

from __future__ import annotations

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

WORKBOOK_PR, SHEETS, SHEET = f"{_S}workbookPr", f"{_S}sheets", f"{_S}sheet"
NUM_FMTS, NUM_FMT, CELL_XFS, XF = (f"{_S}{n}" for n in ("numFmts", "numFmt", "cellXfs", "xf"))
ROW, CELL, VALUE, INLINE = f"{_S}row", f"{_S}c", f"{_S}v", f"{_S}is"
COLUMN, MERGE = f"{_S}col", f"{_S}mergeCell"
ITEM, RUN, TEXT = f"{_S}si", f"{_S}r", f"{_S}t"
FORMULA = f"{_S}f"
