"""What was found, missed and accused wrongly, for one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from generator.faults import Expected
from generator.printing import plain
from generator.report import Draft
from generator.slots import CORE
from generator.telling import Said, Stated

from measuring.auditor import Record, folded, said

RANK = {"note": 0, "warning": 1, "error": 2}
# A statement may rightly be read as any of these kinds.
KINDS = {
    "parts": {"parts-of-whole", "enumeration"},
    "enumeration": {"parts-of-whole", "enumeration"},
    "share": {"share"},
    "completion": {"completion", "formula"},
    "formula": {"formula", "completion", "change"},
    "change": {"change"},
    "difference": {"difference", "change", "formula"},
    "average": {"average"},
    "ratio": {"completion", "formula", "share"},
}
# Under the heading 一般公共预算支出情况 these are rightly read as 一般公共预算 too.
_WHOLE = {"年初预算数", "全年预算数", "支出合计", "全年执行数", "一般公共预算"}
_BASES = {
    "年初预算": {"年初预算", "全年预算", "预算"},
    "全年预算": {"全年预算"},
    "决算": {"决算"},
    "上年决算": {"上年决算", "决算"},
}


@dataclass(slots=True)
class Tally:
    """Counts by key, and the complaints behind what is not perfect."""

    found: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    def count(self, key: str, ok: bool, complaint: str) -> None:
        self.total[key] += 1
        self.found[key] += ok
        if not ok:
            self.complaints.append(f"{key}: {complaint}")


def number(text: object) -> Decimal | None:
    """The value of digits, ``None`` for what is no number."""
    try:
        return plain(folded(text))
    except InvalidOperation:
        return None


def context(text: str, digits: str) -> str:
    """What stands around the first appearance of digits in the folded text."""
    at = text.find(digits.rstrip("0").rstrip(".") if "." in digits else digits)
    return text[max(at - 34, 0) : at + 24] if at >= 0 else ""


def same_unit(printed: str, found: str) -> bool:
    """Headcounts may be 人, 名 or 个; everything else must be the unit as printed."""
    a, b = folded(printed), folded(found)
    return a == b or a in ("", "人")


def facts(draft: Draft, extracted: Record, tally: Tally, *, prose: bool, where: str) -> None:
    """Recall of the figures the report prints, precision of those with a core term."""
    found = extracted["facts"]
    sources = {
        "prose": [s for b in draft.blocks for t in b.sentences for s in t.said]
        if prose
        else [],
        "table": [s for b in draft.blocks if b.grid for s in b.grid.said],
    }
    for origin, listed in sources.items():
        seen: set[tuple[object, ...]] = set()
        for one in listed:
            key = (one.terms, one.digits, one.unit, one.basis)
            if not one.terms or one.slot == "allowed" or key in seen:
                continue
            seen.add(key)
            _fact(draft, one, found, tally, f"{origin} {where}")
    _unprinted(draft, found, tally)


def _fact(draft: Draft, one: Said, found: list[Record], tally: Tally, where: str) -> None:
    value = plain(one.digits)
    hits = [
        f
        for f in found
        if f["term"] in one.terms
        and number(f["digits"]) == value
        and same_unit(one.unit, f["unit"])
    ]
    named = f"{'/'.join(one.terms)} {one.digits}{one.unit}（{one.basis} {one.year}）"
    elsewhere = [f["term"] for f in found if number(f["digits"]) == value]
    near = context(folded(draft.text), str(value)) if where.startswith("prose") else ""
    complaint = f"{named} 未取得；同数另作 {elsewhere}：…{near}…"
    tally.count(f"fact {where}", bool(hits), complaint)
    if hits and one.basis:
        fit = _BASES[one.basis] | ({""} if one.slot.endswith("_budget") else set())
        right = any(
            f["basis"] in fit and f["year"] in (one.year, draft.year.year) for f in hits
        )
        got = {(f["basis"], f["year"]) for f in hits}
        tally.count("basis", right, f"{named} 口径作 {sorted(map(str, got))}")


def _unprinted(draft: Draft, found: list[Record], tally: Tally) -> None:
    printed = [(s.terms, plain(s.digits)) for s in draft.said if s.terms]
    text = folded(draft.text)
    if "gov_fund" not in draft.year.flags:
        whole = [d for t, d in printed if set(t) & _WHOLE]
        printed += [(("一般公共预算",), d) for d in whole]
    for fact in found:
        if fact["term"] not in CORE or fact["scope"]:
            continue
        value = number(fact["digits"])
        right = any(fact["term"] in terms and value == digits for terms, digits in printed)
        named = f"{fact['term']} {fact['digits']}{fact['unit']}（{fact['basis']}）"
        if not right and not fact["certain"]:
            continue
        where = context(text, fact["digits"])
        tally.count("fact precision", right, f"{named} 并非此项：…{where}…")


def relations(draft: Draft, extracted: Record, tally: Tally) -> None:
    """Recall and precision of stated relations, by kind and digits."""
    found = [(r["kind"], Counter(number(o["digits"]) for o in r["operands"]), r)
             for r in extracted["relations"]]  # fmt: skip
    stated = [s for s in draft.stated if s.kind in KINDS and len(s.digits) > 1]
    for one in stated:
        want: Counter[Decimal | None] = Counter(plain(d) for d in one.digits)
        hit = any(kind in KINDS[one.kind] and not want - held for kind, held, _ in found)
        key = "wrapped relation" if draft.wrapped else f"relation {one.kind}"
        tally.count(key, hit, f"{' '.join(one.digits)} ← {one.wording}")
    _unstated(draft, found, stated, tally)


def _unstated(
    draft: Draft,
    found: list[tuple[str, Counter[Decimal | None], Record]],
    stated: list[Stated],
    tally: Tally,
) -> None:
    traps = {folded(b.printed) for b in draft.blocks if b.kind == "trap"}
    printed = Counter(plain(s.digits) for s in draft.said)
    for kind, held, record in found:
        quote = folded(record["place"]["quote"])
        in_table = record["place"]["table"] is not None
        if in_table or any(quote[:20] in t for t in traps) or len(held) < 2:
            continue
        inferred = record.get("inferred", False)
        right = any(
            kind in KINDS[s.kind] and set(held) <= set(_widened(s, printed, inferred))
            for s in stated
        )
        digits = [o["digits"] for o in record["operands"]]
        tally.count("relation precision", right, f"{kind} {digits} ← “{quote[:90]}”")


def _widened(
    stated: Stated, printed: Counter[Decimal], inferred: bool
) -> Counter[Decimal | None]:
    """The digits a reading of this statement may hold: an inferred one may add another's."""
    own: Counter[Decimal | None] = Counter(plain(d) for d in stated.digits)
    return own + Counter(printed.keys()) if inferred else own


def rows(draft: Draft, extracted: Record, tally: Tally, where: str) -> None:
    """Indicator rows as printed."""
    if not any(b.grid and b.grid.kind == "evaluation" for b in draft.blocks):
        return
    for row in draft.sheet.rows:
        hit = any(
            folded(row.level3) == folded(r["level3"])
            and folded(row.target) == folded(r["target"])
            and folded(row.actual) == folded(r["actual"])
            and number(row.weight) == number(r["weight"])
            and number(row.score) == number(r["score"])
            for r in extracted["indicators"]
        )
        tally.count(f"indicator {where}", hit, f"{row.level3} {row.target} {row.actual}")


def accusations(document: Record) -> list[Record]:
    """Errors and warnings."""
    return [f for f in document["findings"] if RANK[f["severity"]] >= 1]


def met(finding: Record, expected: Expected) -> bool:
    """Whether this finding says what must be said, severity apart."""
    text = said(finding)
    return all(folded(m) in text for m in expected.must) and (
        not expected.any or any(folded(a) in text for a in expected.any)
    )


def planted(document: Record, expected: Expected) -> str:
    """``found``, or why not: ``family``, ``severe``, ``mild`` or ``missed``."""
    hits = [f for f in document["findings"] if met(f, expected)]
    if not hits:
        return "missed"
    own = [f for f in hits if f["code"][:2] in expected.families]
    if not own:
        return "family"
    ranks = [RANK[f["severity"]] for f in own]
    if min(ranks) > RANK[expected.cap]:
        return "severe"
    return "found" if max(ranks) >= RANK[expected.floor] else "mild"
