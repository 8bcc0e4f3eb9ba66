"""Many files: one after the other while that is quick, then on every core."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from hengji.audit.result import Audited, AuditResult, Refused
from hengji.pipeline.auditing import Terms, audit_one

Advance = Callable[[], None]
"""Called once for every file that is done."""

_ALONE_SECONDS = 1.0
"""A pool costs about this much to start, so that little work never pays for one."""
_One = Audited | Refused


def audit_many(
    files: Mapping[str, Path],
    terms: Terms,
    *,
    keep_text: bool = True,
    advance: Advance = lambda: None,
) -> AuditResult:
    """Audit every file by itself, in the order given.

    ``keep_text=False`` drops the documents' text from the result, which spares memory when
    thousands are audited. A file that breaks the program is refused, the others go on.
    """
    done: dict[str, _One] = {}
    for name, one in _here(files, terms, keep_text):
        done[name] = one
        advance()
    left = {name: path for name, path in files.items() if name not in done}
    for name, one in _everywhere(left, terms, keep_text):
        done[name] = one
        advance()
    return AuditResult(tuple(done[name] for name in files))


def _here(
    files: Mapping[str, Path], terms: Terms, keep_text: bool
) -> Iterator[tuple[str, _One]]:
    start = perf_counter()
    for name, path in files.items():
        if perf_counter() - start > _ALONE_SECONDS:
            return
        yield name, _guarded(path, name, terms, keep_text)


def _everywhere(
    files: Mapping[str, Path], terms: Terms, keep_text: bool
) -> Iterator[tuple[str, _One]]:
    """Like :func:`_here` in a pool; what a dead worker took along is tried once more."""
    lost = dict(files)
    for name, one in _pooled(files, terms, keep_text, os.cpu_count() or 1):
        del lost[name]
        yield name, one
    for name, path in lost.items():
        found = dict(_pooled({name: path}, terms, keep_text, 1))
        yield name, found.get(name) or Refused(name, f"{name}：读取程序意外中断。{_ASK}")


_ASK = "请另存一份再试；仍不行请把这一行和文件格式告诉维护者。"


def _pooled(
    files: Mapping[str, Path], terms: Terms, keep_text: bool, workers: int
) -> Iterator[tuple[str, _One]]:
    if not files:
        return
    # Imported only here: one file must not pay for what many files need.
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context = get_context("spawn")  # a fork would copy the progress bar's thread
    with ProcessPoolExecutor(min(workers, len(files)), context) as pool:
        waiting = {
            pool.submit(_guarded, path, name, terms, keep_text): name
            for name, path in files.items()
        }
        for future in as_completed(waiting):
            try:
                yield waiting[future], future.result()
            except BrokenProcessPool:
                continue  # who killed the worker is found by trying each alone


def _guarded(path: Path, name: str, terms: Terms, keep_text: bool) -> _One:
    try:
        (one,) = audit_one(path, name, terms).documents
    except Exception as mistake:
        if os.environ.get("HENGJI_TRACEBACK"):
            raise
        kind = type(mistake).__name__
        return Refused(name, f"{name}：处理时程序出错（{kind}）。{_ASK}")
    if isinstance(one, Audited) and not keep_text:
        return replace(one, document=replace(one.document, blocks=()))
    return one
