"""Results on their way out: words to the screen or to a file, progress to a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import hengji
from hengji.audit.result import AuditResult

_COLOURS = {
    "error": "1;31",
    "warning": "33",
    "note": "36",
    "title": "1",
    "place": "2",
    "quiet": "2",
}
_FEW = 8


def deliver(result: AuditResult, format: str, output: Path | None) -> None:
    """Write the result in one of the formats to a file, or to the screen."""
    match format:
        case "json":
            from hengji.audit.ruleset import ruleset_digest
            from hengji.writers.json import audit_json

            text = audit_json(result, engine=hengji.__version__, ruleset=ruleset_digest())
        case "html":
            from hengji.audit.ruleset import ruleset_digest
            from hengji.writers.html import audit_html

            text = audit_html(result, engine=hengji.__version__, ruleset=ruleset_digest())
        case _:
            from hengji.writers.text import audit_text, plain

            pretty = output is None and is_terminal(sys.stdout)
            text = audit_text(result, painted if pretty else plain)
    write(text, output)


def write(text: str, output: Path | None) -> None:
    """Write UTF-8 with line feeds, wherever it goes: the same bytes on every system."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(text.encode())


def painted(text: str, role: str) -> str:
    """The text in its role's colour, for terminals."""
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m"


def is_terminal(stream: TextIO) -> bool:
    import os

    return stream.isatty() and "NO_COLOR" not in os.environ


def warn(message: str) -> None:
    """A line for the person at the keyboard, apart from the result."""
    print(message, file=sys.stderr)


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error when a person is looking and there are many files."""
    if total < _FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("正在审核", total=total)
        yield lambda: bar.advance(task)
