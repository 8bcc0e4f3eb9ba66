"""Stated relations of a passage, one module a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.arrivals import arrivals
from hengji.extraction.prose.relations.averages import averages
from hengji.extraction.prose.relations.changes import changes
from hengji.extraction.prose.relations.common_wholes import with_common_whole
from hengji.extraction.prose.relations.completion import completions
from hengji.extraction.prose.relations.differences import differences
from hengji.extraction.prose.relations.enumerations import enumerations
from hengji.extraction.prose.relations.formulas import formulas
from hengji.extraction.prose.relations.parts import parts
from hengji.extraction.prose.relations.ratios import ratios
from hengji.extraction.prose.relations.sections import sections
from hengji.extraction.prose.relations.shares import shares
from hengji.extraction.prose.relations.targets import counted_completions
from hengji.extraction.prose.relations.told_points import told_points
from hengji.report.relations import PartsOfWhole, Relation

_KINDS: tuple[Callable[[Bound], Iterator[Relation]], ...] = (
    sections,
    completions,
    counted_completions,
    changes,
    differences,
    formulas,
    enumerations,
    averages,
    ratios,
    told_points,
    arrivals,
)


def stated_relations(bound: Bound) -> list[Relation]:
    """Every relation that the passage states about its figures."""
    found: list[Relation] = list(parts(bound))
    told = [one for one in found if isinstance(one, PartsOfWhole)]
    found += with_common_whole(bound, list(shares(bound, told)))
    for find in _KINDS:
        found += find(bound)
    return found
