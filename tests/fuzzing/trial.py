"""One trial: a seed makes a file, the command line audits it, the outcome is judged."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType

from fuzzing.containers import PACKAGE, PDF
from fuzzing.corpus import FIXTURES, FORMATS, OLD_WORD, old_word, sound
from fuzzing.markup import MARKUP
from fuzzing.mutations import RAW, TEXTUAL, Mutation

KNOWN: dict[str, tuple[Mutation, ...]] = {
    "docx": PACKAGE,
    "xlsx": PACKAGE,
    "pdf": (*PDF, *RAW[:4]),
    "html": (*MARKUP, *TEXTUAL),
    "txt": TEXTUAL,
    "md": TEXTUAL,
    "xls": RAW,
    OLD_WORD: RAW,
}
OUTPUTS = ("json", "json", "text", "html")
SLOW = 5.0  # seconds of processor time for one file: a busy machine is no fault
STUCK = 60.0  # seconds by the clock


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed. ``fault`` is empty when all is as it should be."""

    seed: int
    what: str
    status: int | None
    seconds: float
    fault: str = ""


def mutant(seed: int, *, old: bool = False) -> tuple[str, str, bytes]:
    """File name, description and bytes of a seed. ``old``: .doc files among them."""
    rng = Random(seed)
    forms = (*FORMATS, OLD_WORD) if old and old_word() is not None else FORMATS
    form = forms[seed % len(forms)]
    data = (old_word() or b"") if form == OLD_WORD else sound(form, rng.choice(FIXTURES))
    done: list[str] = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        raw = rng.random() < 0.25 or done
        change = rng.choice(RAW if raw else KNOWN[form])
        if not data:
            break
        data = change(data, rng)
        done.append(change.__name__)
    claimed = form if rng.random() < 0.95 else rng.choice(forms)
    return f"样本{seed}.{claimed}", f"{form}: {', '.join(done)}", data


def tried(seed: int, folder: Path, *, old: bool = False) -> Outcome:
    """Audit one mutant through the command line's own entry, in this process."""
    from hengji.cli.application import run

    os.environ["HENGJI_TRACEBACK"] = "1"  # a crash is to be seen, not reported politely
    name, what, data = mutant(seed, old=old)
    path = folder / name
    path.write_bytes(data)
    said = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    output = ["--format", OUTPUTS[seed % len(OUTPUTS)]]
    status: int | None = None
    fault = ""
    start = time.process_time()
    try:
        with (
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(io.StringIO()),
            _time_limit(),
        ):
            status = run(["audit", str(path), *output])
    except BaseException as mistake:  # anything that comes out here is a fault
        fault = f"{_origin(mistake)} {type(mistake).__name__}: {mistake}"[:300]
    seconds = time.process_time() - start
    path.unlink()
    spoke = said.buffer.tell() > 0
    return Outcome(seed, what, status, seconds, fault or _wrong(status, spoke, seconds))


class Overdue(BaseException):
    """Raised inside a file that takes too long; nothing in between may swallow it."""


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    """Interrupt Python code that takes too long, where the system has such an alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    limits = (
        (signal.SIGPROF, signal.ITIMER_PROF, SLOW),
        (signal.SIGALRM, signal.ITIMER_REAL, STUCK),
    )
    before = [signal.signal(number, _overdue) for number, _, _ in limits]
    for _, timer, seconds in limits:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(limits, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def _overdue(number: int, _frame: FrameType | None) -> None:
    clock = number == signal.SIGALRM
    raise Overdue(f"more than {STUCK if clock else SLOW:.0f} s" + " by the clock" * clock)


def _origin(mistake: BaseException) -> str:
    """Module and line in our own code that the exception came from."""
    frames = traceback.extract_tb(mistake.__traceback__)
    ours = [f for f in frames if "hengji" in Path(f.filename).parts] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _wrong(status: int | None, spoke: bool, seconds: float) -> str:
    if status not in (0, 1, 2):
        return f"exit status {status!r}"
    if seconds > SLOW:
        return f"took {seconds:.1f} s"
    if not spoke and status != 2:
        return f"exit status {status}, but nothing was said"
    return ""
