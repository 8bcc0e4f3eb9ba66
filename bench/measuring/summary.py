"""Figures and lists from many outcomes."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

from generator import faults

from measuring.judge import Tally
from measuring.runner import Outcome

TARGET_CLEAN, TARGET_RECALL = 0.995, 0.98


def share(found: int, total: int) -> str:
    return f"{found}/{total} = {found / total:.2%}" if total else "—"


def merged(outcomes: Iterable[Outcome]) -> Tally:
    """All tallies as one; complaints carry their seed and format."""
    whole = Tally()
    for one in outcomes:
        whole.found.update(one.tally.found)
        whole.total.update(one.tally.total)
        whole.complaints += [f"[{one.seed} {one.form}] {c}" for c in one.tally.complaints]
    return whole


def honest(outcomes: list[Outcome]) -> bool:
    """Print precision on honest documents and recall of what they say; true if on target."""
    clean = sum(not o.accused for o in outcomes)
    print(f"诚实文档 {len(outcomes)} 份，未受指责 {share(clean, len(outcomes))}")
    by_family = Counter(a[0][:2] for o in outcomes for a in o.accused)
    by_code = Counter(a[0] for o in outcomes for a in o.accused)
    print("  误报（错误与须说明），按类：", dict(by_family.most_common()))
    print("  按规则：", dict(by_code.most_common(40)))
    whole = merged(outcomes)
    rates = {}
    for key in sorted(whole.total):
        print(f"  {key:28s} {share(whole.found[key], whole.total[key])}")
    for group in ("fact prose", "fact table", "relation ", "fact precision"):
        keys = [k for k in whole.total if k.startswith(group) and not _apart(k)]
        top, bottom = sum(whole.found[k] for k in keys), sum(whole.total[k] for k in keys)
        rates[group] = top / bottom if bottom else 1.0
        print(f"  合计 {group:24s} {share(top, bottom)}（散表、硬换行另计）")
    good = clean >= TARGET_CLEAN * len(outcomes)
    return good and all(r >= TARGET_RECALL for r in rates.values())


def _apart(key: str) -> bool:
    """Whether a measure is printed but counts towards no target."""
    return key.endswith(("lossy", "wrapped")) or key == "relation precision"


def examples(outcomes: list[Outcome], per_key: int) -> None:
    """A few complaints of every kind, and every code's false accusations."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for complaint in merged(outcomes).complaints:
        kinds[complaint.partition("] ")[2].partition(":")[0]].append(complaint)
    codes: dict[str, list[str]] = defaultdict(list)
    for one in outcomes:
        for code, severity, text in one.accused:
            codes[f"误报 {code}"].append(f"[{one.seed} {one.form}] {severity} {text}")
    pick = random.Random(1)
    for title, listed in [*sorted(codes.items()), *sorted(kinds.items())]:
        print(f"\n{title}（{len(listed)}）")
        for line in pick.sample(listed, min(per_key, len(listed))):
            print("  " + line)


def faulty(outcomes: list[Outcome], false: Counter[str], per_key: int) -> bool:
    """Print recall per kind of fault and per family; list what was missed."""
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_kind[one.fault].append(one)
    families: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    print(f"\n差错文档 {len(outcomes)} 份，{len(by_kind)} 种差错")
    for name, listed in by_kind.items():
        verdicts = Counter(o.verdict for o in listed)
        family = faults.ALL[name].family
        families[family][0] += verdicts["found"]
        families[family][1] += len(listed)
        rest = {k: v for k, v in verdicts.items() if k != "found"}
        print(f"  {family} {name:40s} {share(verdicts['found'], len(listed))} {rest or ''}")
    for family, (top, bottom) in sorted(families.items()):
        wrong = false[family]
        precision = f"{top / (top + wrong):.2%}" if top + wrong else "—"
        print(f"  {family} 查全 {share(top, bottom)}　查准 {precision}（误报 {wrong}）")
    _missed(by_kind, per_key)
    return all(top >= TARGET_RECALL * bottom for top, bottom in families.values())


def _missed(by_kind: dict[str, list[Outcome]], per_key: int) -> None:
    for name, listed in by_kind.items():
        bad = [o for o in listed if o.verdict != "found"]
        if not bad:
            continue
        print(f"\n未查出：{name}（{len(bad)}）")
        for one in bad[:per_key]:
            print(f"  [{one.seed} {one.form} {one.verdict}] 应指出 {one.expected} {one.error}")
            for code, severity, text in one.accused[:6]:
                print(f"      {code} {severity} {text[:160]}")
