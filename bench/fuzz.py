"""Thousands of broken files over all readers: no crash, no hang, no wrong exit status.

    .venv/bin/python bench/fuzz.py [--count 10000] [--first 0] [--workers 2]

Every seed makes one file; a seed that fails can be tried again by itself with
``--first SEED --count 1``. Workers are processes of their own: one that says nothing for
ninety seconds is ended and its file counted as a hang, one that dies as a crash; both go on
with the next seed. Memory of a worker is limited to 2 GB. Exit status 1 on any fault.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import re
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from queue import Empty, Queue
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

SILENCE = 90.0  # seconds without a word from a worker
STARTING = 60.0  # the first file also builds the corpus
SHOWN = 3  # of each kind of fault; all are counted
MEMORY = 2 * 1024**3
Found = dict[str, object]


def work(first: int, stop: int, step: int) -> None:
    """The worker: announces a seed, tries it, says what became of it."""
    from fuzzing.trial import mutant, tried

    _limit_memory()
    mutant(first, old=True)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, stop, step):
            print(json.dumps({"trying": seed}), flush=True)
            faulthandler.dump_traceback_later(SILENCE - 1, file=sys.__stderr__)
            outcome = tried(seed, Path(folder), old=True)
            faulthandler.cancel_dump_traceback_later()
            print(json.dumps(asdict(outcome)), flush=True)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Supervisor(threading.Thread):
    """Runs one worker after another over its share of the seeds."""

    def __init__(self, first: int, stop: int, step: int, found: Queue[Found]) -> None:
        super().__init__(daemon=True)
        self.next, self.stop_at, self.step, self.found = first, stop, step, found

    def run(self) -> None:
        while self.next < self.stop_at:
            self._one_worker()

    def _one_worker(self) -> None:
        command = [sys.executable, __file__, "--work", str(self.next), str(self.stop_at),
                   str(self.step)]  # fmt: skip
        with (
            tempfile.TemporaryFile("w+") as stderr,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True) as one,
        ):
            assert one.stdout is not None
            lines: Queue[str] = Queue()
            threading.Thread(target=_pump, args=(one.stdout, lines), daemon=True).start()
            fault = self._listen(lines)
            one.kill()
            stderr.seek(0)
            where = _innermost(stderr.read())
        if fault:
            fault = f"{where} {fault}"
            self.found.put({"seed": self.next, "what": "", "seconds": 0, "fault": fault})
            self.next += self.step

    def _listen(self, lines: Queue[str]) -> str:
        """Pass on what the worker says. Returns why it stopped early, else nothing."""
        patience = STARTING
        while self.next < self.stop_at:
            try:
                line = lines.get(timeout=patience)
            except Empty:
                return f"hang: nothing for {patience:.0f} s"
            if not line:
                return "crash: the process died"
            said: Found = json.loads(line)
            patience = SILENCE
            if "fault" in said:
                self.found.put(said)
                self.next += self.step
        return ""


def _innermost(dump: str) -> str:
    """Where a hanging worker was: the innermost of our own frames it dumped."""
    found = re.search(r'File "[^"]*hengji/([^"]+)", line (\d+) in (\S+)', dump)
    return f"{found[1]}:{found[2]} {found[3]}" if found else ""


def _pump(stream: IO[str], lines: Queue[str]) -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def report(found: Queue[Found], count: int) -> int:
    """Print faults as they come and a summary at the end; the number of faults."""
    from fuzzing.trial import mutant

    statuses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    faults = 0
    slowest: list[tuple[float, int]] = []
    for done in range(1, count + 1):
        one = found.get()
        seed = int(str(one["seed"]))
        slowest = sorted([*slowest, (float(str(one["seconds"])), seed)])[-5:]
        statuses[str(one.get("status"))] += 1
        if one["fault"]:
            faults += 1
            what = one["what"] or mutant(seed, old=True)[1]
            kind = str(one["fault"]).partition(": ")[0]
            kinds[kind] += 1
            if kinds[kind] <= SHOWN:
                print(f"seed {seed}  {what}\n    {one['fault']}", flush=True)
        if done % 1000 == 0:
            print(f"{done:,} files, {faults} faults", file=sys.stderr, flush=True)
    print(f"{count:,} files: exit status {dict(sorted(statuses.items()))}, {faults} faults")
    for kind, times in kinds.most_common():
        print(f"  {times:5d} × {kind}")
    print("slowest:", ", ".join(f"{s:.2f} s (seed {seed})" for s, seed in reversed(slowest)))
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz every reader.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--work", type=int, nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.work:
        work(*args.work)
        return 0
    found: Queue[Found] = Queue()
    stop = args.first + args.count
    for offset in range(args.workers):
        Supervisor(args.first + offset, stop, args.workers, found).start()
    return int(report(found, args.count) > 0)


if __name__ == "__main__":
    sys.exit(main())
