"""“严控三公经费”“大力压减支出”是可以用数说明的。全文没有一个三公经费的数，这句话就无从核对。"""

from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, quoted, running_in, words
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.outline import Role

_TERMS = ("三公经费", "公务接待费", "公务用车购置及运行维护费", "公务用车运行维护费")
_WORDS = ("三公", "接待费", "公务用车", "公车")
_AMOUNT = lazy_pattern(r"\d\s*(?:[万亿]?元|[%％])")
_ROLES = (Role.RESULTS, Role.SPENDING)


@rule(
    "XD204",
    "压减的说法没有数字",
    severity=Severity.NOTE,
    basis=Identity("压减额 ＝ 上年数（或预算数）− 本年数"),
    message="说“{text}”，全文没有三公经费的数",
    remedy="写明三公经费的预算数、决算数和上年数；为零的也写“0万元”。",
    needs="没有说到严控、压减三公经费",
    examples=(
        accepts("一、支出情况\n严控三公经费支出，三公经费决算数0万元，上年0.8万元。"),
        accepts("一、支出情况\n严控三公经费。\n| 三公经费 | 0.08 | 0 | 0 |"),
        silent("一、支出情况\n严控支出，厉行节约。"),
        rejects("一、支出情况\n基本支出10万元，严控三公经费支出，大力压减。", severity="note"),
    ),
)
def claim_without_figures(case: Case) -> Iterator[Outcome]:
    running = running_in(case, *_ROLES)
    for start, _ in running.find("三公"):
        clause = running.clause(start)
        text = running.text[slice(*clause)]
        if quoted(running, start) and "“三公”" not in text and "“三公经费”" not in text:
            continue
        if not holds_any(text, words("claims", "restraint")):
            continue
        if _has_figures(case):
            yield passed()
        else:
            yield breach(running.at(*clause), text=text.strip()[:60])
        return


def _has_figures(case: Case) -> bool:
    """Any figure of the three public expenses, read as a fact or standing beside the word."""
    if any(case.report.facts_of(term, scope=None) for term in _TERMS):
        return True
    running = case.report.everything
    for start, _ in running.find(*_WORDS):
        near = running.text[start : running.sentence(start)[1]]
        if _AMOUNT.search(near):
            return True
    cells = (c for d in case.report.documents for t in d.tables for c in t.cells)
    return any("三公" in cell.text for cell in cells)
