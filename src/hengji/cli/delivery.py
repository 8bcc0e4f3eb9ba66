"""Results on their way out: words to the screen or to a file, progress to a terminal."""

from __future__ import annotations

import os
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


class CannotWrite(Exception):
    """A result that could not be written, in words for the person who asked for it."""


def deliver(result: AuditResult, format: str, output: Path | None) -> None:
    """Write the result in one of the formats to a file, or to the screen."""
    match format:
        case "json":
            from hengji.writers.json import audit_json

            text = audit_json(result, engine=hengji.__version__, ruleset=_ruleset())
        case "html":
            text = _page(result)
        case _:
            from hengji.writers.text import audit_text, plain

            pretty = output is None and is_terminal(sys.stdout)
            text = audit_text(result, painted if pretty else plain)
    write(text, output)


def _page(result: AuditResult) -> str:
    from hengji.audit.engine import all_rules
    from hengji.writers.html import audit_html

    titles = {one.code: one.title for one in all_rules()}
    return audit_html(result, titles=titles, engine=hengji.__version__, ruleset=_ruleset())


def _ruleset() -> str:
    from hengji.audit.ruleset import ruleset_digest

    return ruleset_digest()


def write(text: str, output: Path | None) -> None:
    """Write UTF-8 with line feeds, the same bytes on every system; a screen gets its own.

    Raises :class:`CannotWrite`.
    """
    if output is None:
        _print(text)
        return
    try:
        output.write_bytes(text.encode())
    except OSError as problem:
        reason = "文件夹不存在" if isinstance(problem, FileNotFoundError) else "写不进去"
        raise CannotWrite(
            f"{output}：结果没有写出，{reason}。请换一个位置，或关闭打开它的程序再试。"
        ) from problem


def _print(text: str) -> None:
    try:
        if sys.stdout.isatty():
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as in ``hengji audit … | head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def painted(text: str, role: str) -> str:
    """The text in its role's colour, for terminals."""
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m"


def is_terminal(stream: TextIO) -> bool:
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
