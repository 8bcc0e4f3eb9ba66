"""Whose report it is, of which year, in which form family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hengji.extraction.families import find_profile
from hengji.extraction.fiscal_year import find_year
from hengji.extraction.forms.tables import Tables
from hengji.extraction.units import find_unit
from hengji.report.outline import Section
from hengji.report.report import Identified


@dataclass(frozen=True, slots=True)
class Identity:
    """What a package says it is; ``None`` where it does not say."""

    unit: Identified | None = None
    year: Identified | None = None
    profile: Identified | None = None

    @property
    def fiscal_year(self) -> int | None:
        return int(self.year.value) if self.year else None


def identify(
    tables: Tables,
    sections: Sequence[Section],
    *,
    profile: str | None = None,
    year: int | None = None,
) -> Identity:
    """Find unit, fiscal year and profile with the evidence for each."""
    documents = tables.documents
    of_year = Identified(str(year)) if year else find_year(documents)
    known = int(of_year.value) if of_year else None
    return Identity(
        find_unit(tables, sections),
        of_year,
        Identified(profile) if profile else find_profile(documents, sections, known),
    )
