"""从Ⓜ降到Ⓜ: the first of two figures of one thing."""

from __future__ import annotations

import re
from dataclasses import replace

from hengji.extraction.prose.labels import compares_years, of_prior_year
from hengji.extraction.prose.making import make_fact
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import Label, State, wording
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact

_MOVED = lazy_pattern(r"Ⓜ(?:下|提|压|缩|上)?(?:降|减|增|升|高|调)(?:低|少|加|长|整)?[至到为]Ⓜ")
_FROM = re.compile(r"[由从]的?")


def base_of_move(text: str, label: Label) -> bool:
    """Is it the first of the two?"""
    return _FROM.fullmatch(label.tail) is not None and bool(_MOVED.match(text, label.end))


def moved_from(passage: Passage, quantity: Quantity, label: Label, state: State) -> Fact:
    """Last year's where the sentence compares with it, else not told whose."""
    sentence = passage.text[max(passage.text.rfind("。", 0, label.end), 0) : label.end]
    if state.subject is None or not compares_years(sentence):
        return make_fact(passage, quantity, None, label.tail, label.before, state)
    fact = make_fact(passage, quantity, state.subject, label.tail, label.before, state)
    year = state.fiscal - 1 if state.fiscal else None
    basis = of_prior_year(fact.basis)
    return replace(fact, year=year, basis=basis, implied=False, wording=wording(label.tail))
