"""Sound files to mutate: every format, several fixtures."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import xlwt

from documents import BUILDERS, load
from documents.model import Grid

FIXTURES = ("songtao-2018", "linjiang-2024", "maixi-2024")
FORMATS = (*BUILDERS, "xls")
OLD_WORD = "doc"


@cache
def sound(form: str, name: str) -> bytes:
    """The bytes of a fixture in a format."""
    fixture = load(name)
    if form == "xls":
        return _xls(tuple(b for b in fixture.forms() if isinstance(b, Grid)))
    return BUILDERS[form](fixture.forms() if form == "xlsx" else fixture.blocks)


def _xls(grids: tuple[Grid, ...]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    for number, grid in enumerate(grids, 1):
        sheet = book.add_sheet(f"表{number}")
        for p in grid.placed():
            bottom, right = p.row + p.slot.down - 1, p.column + p.slot.across - 1
            value = float(p.slot.text) if _is_number(p.slot.text) else p.slot.text
            sheet.write_merge(p.row, bottom, p.column, right, value)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None


@cache
def old_word() -> bytes | None:
    """A .doc made by LibreOffice; ``None`` where there is no LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(sound("docx", FIXTURES[0]))
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", "doc", "--outdir", folder, str(source)]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=120)
        made = source.with_suffix(".doc")
        return made.read_bytes() if made.exists() else None
