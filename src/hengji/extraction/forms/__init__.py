"""The official forms among a document's tables: what they say, and the sums they state."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.extraction.forms.account_forms import account_forms
from hengji.extraction.forms.accounts import Group, plain_groups
from hengji.extraction.forms.assembling import drafts_of
from hengji.extraction.forms.facts import facts_of_forms
from hengji.extraction.forms.finishing import finish
from hengji.extraction.forms.group_facts import facts_of_plain_tables
from hengji.extraction.forms.sums import relations_of_tables
from hengji.extraction.identity import Identity
from hengji.profiles import profile
from hengji.report.document import Document
from hengji.report.forms import Form, FormKind

__all__ = [
    "facts_of_forms",
    "facts_of_plain_tables",
    "find_forms",
    "plain_groups",
    "relations_of_tables",
]


def find_forms(
    documents: Sequence[Document], identity: Identity, groups: Sequence[Group] | None = None
) -> tuple[Form, ...]:
    """Every official form of the package, several in one file included.

    ``groups`` are those of its plain tables, read here if they are not given.
    """
    groups = plain_groups(documents) if groups is None else groups
    drafts = [draft for document in documents for draft in drafts_of(document)]
    accounts = list(account_forms(groups, identity.fiscal_year))
    if not drafts:
        return tuple(accounts)
    known = profile(identity.profile.value if identity.profile else "generic")
    spec = known.form(FormKind.BASE_DATA) or profile("common").form(FormKind.BASE_DATA)
    rows = spec.rows if spec else ()
    return (*(finish(draft, rows, identity.fiscal_year) for draft in drafts), *accounts)
