"""How fast one document is audited, against what people read documents with otherwise.

    python tasks.py bench
    .venv/bin/python bench/audit.py [--runs 25]

Everything is measured in one run on the same bytes: a generated docx of five pages with
three merged tables, as three programs write it (``five_pages.py``), and the same content as
a PDF with ruled tables. The contenders take turns, so that a busy machine slows all of
them; what is printed are medians and ratios. Exit status 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from five_pages import BY_LIBRARY, LEANEST, converted, writings  # noqa: E402 - it reads documents too

from documents import BUILDERS, load  # noqa: E402 - the path above must come first

FIVE_PAGES, FAULTY = "songtao-2018", "qingzhu-2018"
Contender = Callable[[], object]
MEMORY = """
import re, resource, sys
from pathlib import Path
import hengji
hengji.audit_file(sys.argv[1])
status = Path("/proc/self/status")
if status.exists():  # ru_maxrss would count what the parent had before exec
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
COLD = """
import sys, time
start = time.perf_counter()
import hengji
hengji.audit_file(sys.argv[1])
print(time.perf_counter() - start)
"""
COLD_DOCX = """
import sys, time
start = time.perf_counter()
import docx
document = docx.Document(sys.argv[1])
[p.text for p in document.paragraphs]
[c.text for t in document.tables for r in t.rows for c in r.cells]
print(time.perf_counter() - start)
"""


def audit(data: bytes, name: str) -> Contender:
    import hengji

    return lambda: hengji.audit_file(data, name=name)


def parse_only(data: bytes) -> Contender:
    """The least that any reader must do: unpack the parts and parse them."""
    from lxml import etree

    parts = ("word/document.xml", "word/styles.xml", "word/numbering.xml")

    def run() -> object:
        with ZipFile(BytesIO(data)) as archive:
            return [etree.fromstring(archive.read(part)) for part in parts]

    return run


def with_python_docx(data: bytes) -> Contender:
    """Text of every paragraph and of every cell of every row of every table."""
    import docx

    def run() -> object:
        document = docx.Document(BytesIO(data))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        cells = [[[c.text for c in r.cells] for r in t.rows] for t in document.tables]
        return paragraphs, cells

    return run


def with_markitdown(path: Path) -> Contender:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda: converter.convert(str(path)).text_content


def with_pdfplumber(data: bytes) -> Contender:
    import pdfplumber

    def run() -> object:
        with pdfplumber.open(BytesIO(data)) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    return run


def text_layer(data: bytes) -> Contender:
    """The least for a PDF: open it and read the text of every page."""
    import pypdfium2

    def run() -> object:
        document = pypdfium2.PdfDocument(data)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()

    return run


def in_turns(contenders: dict[str, Contender], runs: int) -> dict[str, float]:
    """Median seconds of each; all run once first, then they take turns."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for run in contenders.values():
        run()
    for _ in range(runs):
        for name, run in contenders.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(some) for name, some in times.items()}


def in_fresh_process(code: str, path: Path, runs: int) -> float:
    """Median of what the code prints, each time in a new interpreter."""
    command = [sys.executable, "-c", code, str(path)]
    printed = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(runs)
    ]
    return statistics.median(printed)


def first_finding(path: Path, runs: int) -> float:
    """Median seconds from starting the command to the first finding on its output."""
    command = [str(Path(sys.executable).with_name("hengji")), "audit", str(path)]
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if path.name.encode() in line:
                    times.append(time.perf_counter() - start)
                    break
            process.stdout.read()
        if len(times) == 0:
            raise SystemExit(f"no finding in {path.name}")
    return statistics.median(times)


class Targets:
    """What was promised, what was measured."""

    def __init__(self) -> None:
        self.missed = 0

    def check(self, what: str, measured: float, limit: float, unit: str = "") -> None:
        met = measured <= limit
        self.missed += not met
        verdict = "met" if met else "MISSED"
        print(f"  {what:<58} {measured:8.3f}{unit}  target ≤ {limit:g}{unit}  {verdict}")

    @staticmethod
    def compare(what: str, measured: float, limit: float) -> None:
        """What is measured for comparison alone, beside the target of the others."""
        print(f"  {what:<58} {measured:8.3f}  for comparison, others ≤ {limit:g}")


def docx_part(targets: Targets, title: str, path: Path, runs: int) -> None:
    data = path.read_bytes()
    took = in_turns(
        {
            "hengji: whole audit": audit(data, path.name),
            "lower limit: unzip and parse": parse_only(data),
            "python-docx: text with cells": with_python_docx(data),
            "markitdown: convert": with_markitdown(path),
        },
        runs,
    )
    ours, least, docx, markitdown = took.values()
    print(f"\ndocx, five pages, {title}, {len(data):,} bytes, medians of {runs} runs in turns")
    show(took)
    print(f"  the audit takes {ours / least:.1f} times the lower limit")
    held = targets.compare if title == LEANEST else targets.check
    held("audit ÷ python-docx", ours / docx, 1 / 2)
    held("audit ÷ markitdown", ours / markitdown, 1 / 30)


def start_part(targets: Targets, folder: Path, path: Path, runs: int) -> None:
    """What a fresh process takes, in time and in memory."""
    print("\none document in a fresh process")
    cold = in_fresh_process(COLD, path, max(runs // 2, 5))
    cold_docx = in_fresh_process(COLD_DOCX, path, max(runs // 2, 5))
    print(f"  first audit of a fresh interpreter, imports included  {cold * 1000:9.1f} ms")
    print(f"  first read by python-docx, imports included           {cold_docx * 1000:9.1f} ms")
    memory = in_fresh_process(MEMORY, path, 3)
    targets.check("peak memory of one document", memory, 150, " MB")
    faulty = folder / "有疑点.docx"
    faulty.write_bytes(BUILDERS["docx"](load(FAULTY).blocks))
    targets.check(
        "hengji audit FILE to the first finding", first_finding(faulty, runs), 0.5, " s"
    )


def pdf_part(targets: Targets, title: str, data: bytes, runs: int) -> None:
    took = in_turns(
        {
            "hengji: whole audit": audit(data, "五页.pdf"),
            "lower limit: text layer only": text_layer(data),
            "pdfplumber: extract_tables": with_pdfplumber(data),
        },
        runs,
    )
    ours, least, plumber = took.values()
    print(f"\n{title}, {len(data):,} bytes, medians of {runs} runs in turns")
    show(took)
    print(f"  the audit takes {ours / least:.1f} times the lower limit")
    targets.check("audit ÷ pdfplumber's tables", ours / plumber, 1 / 5)


def show(took: dict[str, float]) -> None:
    ours = next(iter(took.values()))
    for name, seconds in took.items():
        print(f"  {name:<36} {seconds * 1000:9.2f} ms   {seconds / ours:8.2f} × audit")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument(
        "--runs", type=int, default=25, help="runs of each contender, 20 or more"
    )
    args = parser.parse_args()
    targets = Targets()
    compileall.compile_dir(str(ROOT / "src"), quiet=1)  # as set-up and every installer do
    with tempfile.TemporaryDirectory() as folder:
        blocks, place = load(FIVE_PAGES).blocks, Path(folder)
        written = dict(writings(blocks, place))
        for title, path in written.items():
            docx_part(targets, title, path, args.runs)
        start_part(targets, place, written[BY_LIBRARY], args.runs)
        drawn = BUILDERS["pdf"](blocks)
        pdf_part(targets, "pdf with ruled tables, no font embedded", drawn, args.runs)
        if converted(written[LEANEST], "pdf", place):
            printed = written[LEANEST].with_suffix(".pdf").read_bytes()
            title = "pdf with ruled tables printed by LibreOffice, fonts embedded"
            pdf_part(targets, title, printed, args.runs)
    print(f"\n{'every target is met' if not targets.missed else f'{targets.missed} missed'}")
    return int(targets.missed > 0)


if __name__ == "__main__":
    sys.exit(main())
