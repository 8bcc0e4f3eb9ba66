"""Make a document of a seed, audit it, judge it."""

from __future__ import annotations

import random
import signal
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from generator import faults, formats, report
from generator.faults.plant import Expected, NoRoom
from generator.report import Draft

from measuring import auditor, judge
from measuring.judge import Tally

EXACT = ("docx", "html", "md", "txt-tabs", "txt-pipes", "txt-tsv", "pdf", "xlsx")
WEIGHTS = {
    "docx": 30, "html": 14, "md": 5, "xlsx": 10, "txt-tabs": 12, "txt-pipes": 7,
    "txt-tsv": 7, "txt-lines": 4, "txt-dropped": 4, "txt-spaces": 4, "pdf": 3,
}  # fmt: skip
PATIENCE = 20
"""Seconds one document may take before it counts as a crash."""


@dataclass(slots=True)
class Outcome:
    """One document's result. ``verdict`` is ``honest`` or what became of the fault."""

    seed: int
    fault: str
    form: str
    verdict: str
    tally: Tally = field(default_factory=Tally)
    accused: list[tuple[str, str, str]] = field(default_factory=list)
    expected: str = ""
    outline: str = ""
    seconds: float = 0.0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What to make: ``fault`` empty for an honest document."""

    seed: int
    fault: str = ""
    form: str = ""
    forms: tuple[str, ...] = ()
    keep: str = ""


def make(job: Job) -> tuple[Draft, bytes, str, Expected | None]:
    """The draft, its bytes, its format and what must be said of it. Same seed, same bytes.

    Raises :class:`NoRoom` when this seed's report has no place for the fault.
    """
    rng, year, style = report.start(job.seed, job.fault)
    fault = faults.ALL[job.fault] if job.fault else None
    form = job.form or _form(rng, job)
    shape = rng.choices(("both", "body", "tables"), (68, 27, 5))[0]
    if form == "xlsx":
        shape = "tables"
    expected = None
    if fault is None:
        draft = report.write(job.seed, rng, year, style, shape)
    else:
        if fault.before:
            fault.before(year)
        draft = report.write(job.seed, rng, year, style, fault.shape)
        try:
            expected = fault.after(draft)
        except LookupError as none:
            raise NoRoom(str(none)) from none
    return draft, formats.write(draft, form, rng), form, expected


def _form(rng: random.Random, job: Job) -> str:
    allowed = job.forms or tuple(WEIGHTS)
    if job.fault:
        allowed = tuple(f for f in allowed if f in EXACT and f != "xlsx")
    return rng.choices(allowed, [WEIGHTS[f] for f in allowed])[0]


def run(job: Job) -> Outcome | None:
    """Make, audit, judge; ``None`` where the fault has no room."""
    try:
        draft, data, form, expected = make(job)
    except NoRoom:
        return None
    outcome = Outcome(job.seed, job.fault, form, "honest", outline=draft.outline)
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(PATIENCE)
    try:
        _judge(draft, data, expected, outcome)
    except Exception as crash:  # noqa: BLE001 - a crash of the auditor is a result to list
        outcome.error = f"{type(crash).__name__}: {crash} {_where(crash)}"
        outcome.verdict = "crashed" if job.fault else "honest"
        outcome.tally.count("no crash", False, outcome.error)
    finally:
        signal.alarm(0)
    if job.keep and (outcome.verdict != "found"):
        _keep(job, draft, data, outcome)
    return outcome


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"超过 {PATIENCE} 秒")


def _judge(draft: Draft, data: bytes, expected: Expected | None, outcome: Outcome) -> None:
    name = f"{outcome.seed}.{formats.suffix(outcome.form)}"
    start = time.perf_counter()
    document = auditor.audit(data, name)
    outcome.seconds = time.perf_counter() - start
    if "error" in document:
        outcome.error = document["error"]
        outcome.verdict = "unread" if expected else "honest"
        outcome.tally.count("read", False, document["error"])
    elif expected is not None:
        outcome.verdict = judge.planted(document, expected)
        outcome.expected = f"{expected.families} {expected.must} {expected.any} ≤{expected.cap}"
        outcome.accused = _accused(document, draft, everything=True)
    else:
        _honest(draft, data, name, document, outcome)


def _where(crash: BaseException) -> str:
    last = traceback.extract_tb(crash.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _honest(
    draft: Draft, data: bytes, name: str, document: auditor.Record, outcome: Outcome
) -> None:
    form = outcome.form
    extracted = auditor.extract(data, name)
    where = "lossy" if form in formats.LOSSY else form
    where = "wrapped" if draft.wrapped else where
    judge.facts(draft, extracted, outcome.tally, prose=form != "xlsx", where=where)
    if form != "xlsx":
        judge.relations(draft, extracted, outcome.tally)
    judge.rows(draft, extracted, outcome.tally, where)
    unit, year = draft.year.who.name, draft.year.year
    got = extracted["unit"] or ""
    outcome.tally.count("unit", got == unit, f"单位 {got!r}，应为 {unit!r}（{draft.outline}）")
    outcome.tally.count(
        "year", extracted["year"] == year, f"年度 {extracted['year']}，应为 {year}"
    )
    outcome.accused = _accused(document, draft)


def _accused(
    document: auditor.Record, draft: Draft, everything: bool = False
) -> list[tuple[str, str, str]]:
    listed = document["findings"] if everything else judge.accusations(document)
    lines = [auditor.folded(b.printed) for b in draft.blocks if not b.grid]
    return [(f["code"], f["severity"], f"{f['message']} «{_quotes(f, lines)}»") for f in listed]


def _quotes(finding: auditor.Record, lines: list[str]) -> str:
    """Where it points, with the lines of the report that hold what it quotes."""
    quotes = [auditor.folded(p["quote"]) for p in finding["places"][:4]]
    held = dict.fromkeys(
        line[:150] for q in quotes for line in lines if q and q in line and q != line
    )
    return " ‖ ".join([*(q[:60] for q in quotes), *held])


def _keep(job: Job, draft: Draft, data: bytes, outcome: Outcome) -> None:
    bad = outcome.verdict != "honest" or outcome.accused
    if not bad:
        return
    folder = Path(job.keep)
    folder.mkdir(parents=True, exist_ok=True)
    kind = job.fault or "honest"
    stem = f"{kind}-{job.seed}".replace(" ", "_").replace("/", "_")
    (folder / f"{stem}.{formats.suffix(outcome.form)}").write_bytes(data)
    lines = [f"种子 {job.seed}　差错 {kind}　格式 {outcome.form}　结果 {outcome.verdict}"]
    lines += [f"应指出 {outcome.expected}", "", "疑点：", *map(" ".join, outcome.accused)]
    (folder / f"{stem}.findings.txt").write_text("\n".join(lines), "utf-8")
