"""The five pages of the speed bench, as different programs write the same docx.

How much markup stands around each text is the writing program's choice: a library writes
one run per paragraph beside a large part of styles, an office program repeats every property
of every run and cell. Our own fixtures leave all out that Word can do without, which no
program does and no user sends; they are measured for comparison, as the hardest case for
whoever passes markup over quickly.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from documents import BUILDERS
from documents.model import Block, Grid, Heading, Line, PageBreak

LEANEST = "as lean as Word accepts it"
BY_LIBRARY = "written by python-docx"
BY_OFFICE = "saved by LibreOffice"


def writings(blocks: Sequence[Block], folder: Path) -> Iterator[tuple[str, Path]]:
    """How it was written, and the file; without an office program on the machine only two."""
    lean = folder / "五页.docx"
    lean.write_bytes(BUILDERS["docx"](blocks))
    yield LEANEST, lean
    library = folder / "五页-库.docx"
    library.write_bytes(by_library(blocks))
    yield BY_LIBRARY, library
    saved = folder / "另存"
    if converted(library, "docx", saved):
        yield BY_OFFICE, saved / library.name


def by_library(blocks: Sequence[Block]) -> bytes:
    """The blocks through python-docx and its own template, merged cells merged by it."""
    import docx

    document = docx.Document()
    for block in blocks:
        match block:
            case Heading():
                document.add_heading(block.text, level=block.level)
            case Line(text):
                document.add_paragraph(text)
            case PageBreak():
                document.add_page_break()
            case Grid():
                table = document.add_table(len(block.rows), len(block.widths), "Table Grid")
                for placed in block.placed():
                    slot, row, column = placed.slot, placed.row, placed.column
                    cell = table.cell(row, column)
                    if slot.down > 1 or slot.across > 1:
                        last = table.cell(row + slot.down - 1, column + slot.across - 1)
                        cell = cell.merge(last)
                    cell.text = slot.text
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def converted(source: Path, form: str, folder: Path) -> bool:
    """Whether an office program has written ``source`` in another form into ``folder``."""
    office = shutil.which("soffice")
    if office is None:
        return False
    command = [office, f"-env:UserInstallation=file://{source.parent}/profile", "--headless",
               "--convert-to", form, "--outdir", str(folder), str(source)]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return True
