"""What figures said before mean for the next one."""

from __future__ import annotations

from hengji.extraction.prose.state import Label, State
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.vocabulary.terms import Term, term, term_of_wording

_RATE_OF_CHANGE = lazy_pattern(r"，?(?:增长|下降|减少|增加|上升|降低|增幅|降幅)(?:了|为|达)?Ⓡ")


def term_of(said: Fact) -> Term | None:
    return term(said.term) if said.term and said.figure.kind is Kind.MONEY else None


def ratio_of(said: Fact) -> Term | None:
    return term(said.term) if said.term and said.figure.kind is Kind.RATIO else None


def whole_term(text: str) -> Term | None:
    """The term that a text is, not one that only stands in it."""
    found = term_of_wording(text)
    return found if found and found.kind is Kind.MONEY else None


def may_be_change(text: str, label: Label, state: State) -> bool:
    """A决算增加Ⓜ，增长Ⓡ；B决算Ⓜ，增长Ⓡ: among changes only, a verb may have been left out."""
    if not state.deltas or not _RATE_OF_CHANGE.match(text, label.end + 1):
        return False
    money = [f for f in state.said if f.figure.kind is Kind.MONEY]
    return bool(money) and not any(f.term for f in money)


_SCORED = lazy_pattern(
    r"(?:(?:我|本)(?:单位|部门|中心|街道|[局会校院镇乡馆所站委办部]))?(?:以上|上述)?(?:各项|几项|所有|全部)?(?:指标)?(?:合计|共计?|总计|综合(?:评定|评价)?|最终|评定|实际|自我评价)*"
    r"得分?(?:共计|合计|总计|结果)?[为共计]*"
)
_GRADED = lazy_pattern(
    r"[，；(]?(?:自评|绩效|评价|评定|自我评价|综合)*(?:属于?|为|是|等次|等级|结果|评级|级别|档次|定)*[^，。；Ⓢ]{0,4}[优良中差]"
)


def score_in_all(text: str, label: Label, residue: str) -> Term | None:
    """自评，得分Ⓢ，属于优: the score of the whole, by the grade that follows."""
    if not _SCORED.fullmatch(residue) or not _GRADED.match(text, label.end + 1):
        return None
    return term("自评总分")


def scope_again(one: Term | None, state: State) -> str:
    """人均公用经费Ⓜ，上年Ⓜ: what narrows a figure narrows the next one of its term."""
    last = state.said[-1] if state.said else None
    return last.scope if one and last and last.term == one.name else ""


def says_again(said: Fact, fact: Fact) -> bool:
    """One term has one figure of a year and basis in a sentence; another is not its."""
    same = (said.term, said.basis, said.year) == (fact.term, fact.basis, fact.year)
    return same and said.scope == fact.scope
