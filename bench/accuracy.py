"""Accuracy on made-up honest and faulty reports: precision, recall, and what went wrong.

    python bench/accuracy.py                          # 10,000 honest, 300 of every fault
    python bench/accuracy.py --honest 300 --faulty 10 --keep /tmp/bad
    python bench/accuracy.py --replay 17              # one honest document, its findings
    python bench/accuracy.py --replay 17 --fault "enumeration" --form docx
    python bench/accuracy.py --compare 100            # the same report in every format

Fixed seeds; the generator shares no pattern, word list or code with extraction.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generator import faults  # noqa: E402 - the folder is put on the path first
from measuring import comparing, summary  # noqa: E402
from measuring.runner import WEIGHTS, Job, Outcome, make, run  # noqa: E402

SEED = 20_261_121


def honest_jobs(count: int, args: argparse.Namespace) -> list[Job]:
    forms = tuple(args.formats)
    return [Job(SEED + i, forms=forms, keep=args.keep) for i in range(count)]


def faulty_jobs(count: int, args: argparse.Namespace) -> list[Job]:
    """Three seeds for every document wanted: some reports have no room for a fault."""
    names = [n for n in faults.ALL if args.only in n]
    return [
        Job(SEED + i, fault=n, forms=tuple(args.formats), keep=args.keep)
        for n in names
        for i in range(count * 6)
    ]


def outcomes(jobs: list[Job], args: argparse.Namespace) -> Iterator[Outcome]:
    """Run jobs on all cores, in order; a fault's surplus seeds are left out."""
    wanted: Counter[str] = Counter()
    with ProcessPoolExecutor(args.jobs) as pool:
        step = 600
        for start in range(0, len(jobs), step):
            batch = [j for j in jobs[start : start + step]
                     if not j.fault or wanted[j.fault] < args.faulty]  # fmt: skip
            for one in pool.map(run, batch, chunksize=8):
                if one is None or (one.fault and wanted[one.fault] >= args.faulty):
                    continue
                wanted[one.fault] += 1
                yield one


def replay(args: argparse.Namespace) -> int:
    job = Job(args.replay, fault=args.fault, form=args.form, forms=tuple(args.formats),
              keep=args.keep)  # fmt: skip
    draft, data, form, expected = make(job)
    print(draft.text, f"\n\n格式 {form}　手法 {draft.style}\n")
    if args.out:
        Path(args.out).write_bytes(data)
    one = run(job)
    assert one is not None
    print(f"结果 {one.verdict}　应指出 {expected}")
    for code, severity, text in one.accused:
        print(f"  {code} {severity} {text}")
    print(*one.tally.complaints, sep="\n")
    return 0


def measure(args: argparse.Namespace) -> int:
    start = time.perf_counter()
    done = list(outcomes(honest_jobs(args.honest, args), args))
    good = summary.honest(done) if done else True
    false = Counter(a[0][:2] for o in done for a in o.accused)
    wrong = list(outcomes(faulty_jobs(args.faulty, args), args)) if args.faulty else []
    if wrong:
        good = summary.faulty(wrong, false, args.examples) and good
    summary.examples(done, args.examples)
    print(f"\n用时 {time.perf_counter() - start:.0f} 秒")
    return 0 if good else 1


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--honest", type=int, default=10_000)
    parser.add_argument("--faulty", type=int, default=300, help="documents per kind of fault")
    parser.add_argument("--only", default="", help="kinds of fault whose name holds this")
    parser.add_argument("--formats", nargs="+", choices=[*WEIGHTS], default=[])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument(
        "--examples", type=int, default=8, help="complaints listed of each kind"
    )
    parser.add_argument("--keep", default="", metavar="DIR", help="save what went wrong here")
    parser.add_argument("--replay", type=int, metavar="SEED")
    parser.add_argument("--fault", default="", help="with --replay: the planted fault")
    parser.add_argument("--form", default="", help="with --replay: the format")
    parser.add_argument("--out", default="", help="with --replay: save the document here")
    parser.add_argument("--compare", type=int, metavar="N", help="compare formats of N reports")
    args = parser.parse_args()
    if args.replay is not None:
        return replay(args)
    if args.compare is not None:
        return comparing.main(args.compare, SEED, args.examples)
    return measure(args)


if __name__ == "__main__":
    sys.exit(main())
