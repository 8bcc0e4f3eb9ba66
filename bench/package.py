"""How fast a unit's whole package is made, against what one would make it with otherwise.

    python tasks.py bench
    .venv/bin/python bench/package.py [--runs 9]

One made-up year (hunan-2024: cover, report, forms, four projects) is composed and written
as docx, xlsx and pdf. docxtpl renders the same paragraphs and cells from a template that
has its loops ready and no merged cell; LibreOffice prints the same docx. The contenders take
turns, so that a busy machine slows all of them; what is printed are medians and ratios.
Exit status 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import docx  # noqa: E402 - the path above must come first
from docxtpl import DocxTemplate  # noqa: E402

from composition.inputs import year_inputs  # noqa: E402
from hengji.composition import Grid, Package, Paragraph, compose  # noqa: E402
from hengji.writers.office import (  # noqa: E402
    package_docx,
    package_html,
    package_pdf,
    package_xlsx,
)

FAMILY, SEED = "hunan-2024", 0
WHOLE = 1.0
"""Seconds that the whole package may take."""


def template(package: Package) -> bytes:
    """A template with a loop for each part's paragraphs and for each table's rows."""
    made = docx.Document()
    for number, grid in enumerate(_grids(package)):
        made.add_paragraph("{%p for line in lines[" + str(number) + "] %}")
        made.add_paragraph("{{ line }}")
        made.add_paragraph("{%p endfor %}")
        table = made.add_table(rows=3, cols=len(grid.widths))
        table.cell(0, 0).text = "{%tr for row in tables[" + str(number) + "] %}"
        for column in range(len(grid.widths)):
            table.cell(1, column).text = "{{ row[" + str(column) + "] }}"
        table.cell(2, 0).text = "{%tr endfor %}"
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()


def _grids(package: Package) -> list[Grid]:
    return [b for part in package.parts for b in part.blocks if isinstance(b, Grid)]


def _content(package: Package) -> dict[str, object]:
    """The same words, as docxtpl takes them."""
    grids = _grids(package)
    lines: list[list[str]] = [[] for _ in grids]
    said = [b.text for part in package.parts for b in part.blocks if isinstance(b, Paragraph)]
    lines[0] = said
    tables = []
    for grid in grids:
        rows = [[""] * len(grid.widths) for _ in grid.heights]
        for cell in grid.cells:
            rows[cell.row][cell.column] = cell.text
        tables.append(rows)
    return {"lines": lines, "tables": tables}


def with_docxtpl(ready: bytes, package: Package) -> bytes:
    made = DocxTemplate(io.BytesIO(ready))
    made.render(_content(package), autoescape=True)
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()


def with_libreoffice(office: str, folder: Path, source: Path) -> None:
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
               "--convert-to", "pdf", "--outdir", str(folder), str(source)]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)


def in_turns(contenders: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Median seconds of each; the first round is not counted."""
    took: dict[str, list[float]] = {name: [] for name in contenders}
    for round_ in range(runs + 1):
        for name, contender in contenders.items():
            start = time.perf_counter()
            contender()
            if round_:
                took[name].append(time.perf_counter() - start)
    return {name: statistics.median(some) for name, some in took.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=9, help="runs of each contender")
    runs = parser.parse_args().runs
    inputs = year_inputs(SEED, FAMILY)
    package = compose(inputs, FAMILY)
    ready = template(package)

    def whole() -> None:
        made = compose(inputs, FAMILY)
        package_docx(made)
        package_xlsx(made)
        package_pdf(made)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "自评.docx"
        source.write_bytes(package_docx(package))
        contenders: dict[str, Callable[[], object]] = {
            "hengji: composed, docx, xlsx and pdf": whole,
            "hengji: compose": lambda: compose(inputs, FAMILY),
            "hengji: docx": lambda: package_docx(package),
            "hengji: xlsx": lambda: package_xlsx(package),
            "hengji: pdf": lambda: package_pdf(package),
            "hengji: html": lambda: package_html(package),
            "docxtpl: docx": lambda: with_docxtpl(ready, package),
        }
        if office := shutil.which("soffice"):
            contenders["LibreOffice: docx to pdf"] = lambda: with_libreoffice(
                office, folder, source
            )
        took = in_turns(contenders, runs)
    return _print(took)


def _print(took: dict[str, float]) -> int:
    """The times and their ratios; the exit status."""
    for label, seconds in took.items():
        print(f"  {label:<40} {seconds * 1000:9.1f} ms")
    print(f"  docxtpl ÷ our docx {took['docxtpl: docx'] / took['hengji: docx']:16.1f} ×")
    if "LibreOffice: docx to pdf" in took:
        share = took["LibreOffice: docx to pdf"] / took["hengji: pdf"]
        print(f"  LibreOffice ÷ our pdf {share:13.1f} ×")
    met = took["hengji: composed, docx, xlsx and pdf"] < WHOLE
    print(f"the whole package in under {WHOLE:g} s: {'met' if met else 'missed'}")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
