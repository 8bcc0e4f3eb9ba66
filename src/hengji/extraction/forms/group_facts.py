"""Facts of the author's own tables of spending: what the unit as a whole spent on what.

Only a table that shows 基本支出 beside 项目支出 is about the whole unit; one headed with a
kind of money or one project's is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hengji.extraction.forms.accounts import Entry, Group, is_total
from hengji.extraction.forms.across import facts_across
from hengji.extraction.forms.headings import Stand, stand
from hengji.extraction.forms.own_tables import formed
from hengji.extraction.forms.tables import Tables
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Basis, Fact
from hengji.vocabulary import term_of_wording

_WHOLE = frozenset(("基本支出", "项目支出"))
_LIMITED = lazy_pattern(
    r"财政拨款|一般公共预算|基金|专户|国有资本|下属|二级|本级|机关|其中|项目(?!支出)"
)
_ONLY_YEAR = lazy_pattern(r"20\d\d年度?")
_TOTALS = {
    Basis.INITIAL: "年初预算数",
    Basis.ADJUSTED: "全年预算数",
    Basis.FINAL: "支出合计",
    Basis.PRIOR_FINAL: "支出合计",
}
_TAKEN = frozenset((*_TOTALS, Basis.UNSTATED, Basis.BUDGET))


def facts_of_plain_tables(tables: Tables, year: int | None) -> Iterator[Fact]:
    """Facts of tables that are no forms and no accounts, which give theirs as forms."""
    for group in tables.groups:
        if group.inner or group.kind is not None or not _of_whole_unit(group):
            continue
        if not formed(tables.lines(group.table)):
            yield from _facts(group, year)
    yield from facts_across(tables.across, year)


def _of_whole_unit(group: Group) -> bool:
    terms = {known.name for e in group.entries if (known := term_of_wording(e.name))}
    return terms >= _WHOLE and not _LIMITED.search(group.caption)


def _facts(group: Group, year: int | None) -> Iterator[Fact]:
    for column in group.amounts:
        said = stand(group.headings[column], year)
        if said.basis not in _TAKEN or _ONLY_YEAR.fullmatch(group.headings[column]):
            continue  # 2022年 alone may be of the budget as well as of the account
        for entry in group.entries:
            fact, term = entry.figures.get(column), _term(entry, said)
            if fact and term:
                yield replace(fact, term=term, year=said.year, basis=said.basis)


def _term(entry: Entry, said: Stand) -> str:
    if is_total(entry):
        return _TOTALS.get(said.basis, "")
    known = term_of_wording(entry.name)
    return known.name if known and not known.overall else ""
