"""Put together what the parts of extraction find in one package of documents."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from hengji.extraction.flattened import restore
from hengji.extraction.flattened.plain import restore_plain
from hengji.extraction.forms import (
    Tables,
    facts_of_forms,
    facts_of_plain_tables,
    find_forms,
    relations_of_tables,
)
from hengji.extraction.identity import identify
from hengji.extraction.outline import find_sections
from hengji.extraction.prose import read_prose
from hengji.report.document import Document
from hengji.report.report import Report

_ORDER = attrgetter("place.order")


def understand(
    documents: Sequence[Document], *, profile: str | None = None, year: int | None = None
) -> Report:
    """Read a package as one report. ``profile`` and ``year`` overrule what it says itself."""
    restored = tuple(restore(restore_plain(one)) for one in documents)
    sections = find_sections(restored)
    tables = Tables(restored)
    identity = identify(tables, sections, profile=profile, year=year)
    forms = find_forms(tables, identity)
    year_read = identity.fiscal_year
    in_tables = (
        *facts_of_forms(forms, year_read),
        *facts_of_plain_tables(tables, year_read),
    )
    unit = identity.unit.value if identity.unit else ""
    prose = read_prose(restored, sections, year_read, unit)
    return Report(
        documents=restored,
        unit=identity.unit,
        year=identity.year,
        profile=identity.profile,
        facts=tuple(sorted((*prose.facts, *in_tables), key=_ORDER)),
        relations=(
            *prose.relations,
            *relations_of_tables(tables, forms, year_read),
        ),
        forms=forms,
        sections=sections,
        quantities=prose.quantities,
    )
