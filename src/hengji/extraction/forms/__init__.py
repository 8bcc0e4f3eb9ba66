"""The official forms among a document's tables: what they say, and the sums they state."""

from __future__ import annotations

from functools import cache

from hengji.extraction.forms.account_forms import account_forms
from hengji.extraction.forms.assembling import drafts_of
from hengji.extraction.forms.cells import bare
from hengji.extraction.forms.facts import facts_of_forms
from hengji.extraction.forms.finishing import finish
from hengji.extraction.forms.group_facts import facts_of_plain_tables
from hengji.extraction.forms.sums import relations_of_tables
from hengji.extraction.forms.tables import Tables
from hengji.extraction.identity import Identity
from hengji.profiles import GENERIC, BaseRow, profile
from hengji.report.forms import Form, FormKind

__all__ = [
    "Tables",
    "facts_of_forms",
    "facts_of_plain_tables",
    "find_forms",
    "relations_of_tables",
]


def find_forms(tables: Tables, identity: Identity) -> tuple[Form, ...]:
    """Every official form of the package, several in one file included."""
    drafts = [draft for document in tables.documents for draft in drafts_of(document, tables)]
    accounts = list(account_forms(tables.groups, identity.fiscal_year))
    if not drafts:
        return tuple(accounts)
    rows = _base_rows(identity.profile.value if identity.profile else GENERIC)
    return (*(finish(draft, rows, identity.fiscal_year) for draft in drafts), *accounts)


@cache
def _base_rows(key: str) -> dict[str, BaseRow]:
    """The rows of a profile's base data form, by every label that they are known by."""
    spec = profile(key).form(FormKind.BASE_DATA) or profile("common").form(FormKind.BASE_DATA)
    return {bare(label): row for row in (spec.rows if spec else ()) for label in row.labels}
