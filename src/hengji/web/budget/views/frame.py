"""What every page of a book is given."""

from __future__ import annotations

from hengji.web.budget import sheets
from hengji.web.budget.access import Desk
from hengji.web.rows.models import Book


def tabs(at: Desk) -> list[tuple[str, str, str]]:
    """The pages of a book: key, label, address."""
    found = [("overview", "总览", at.url("overview"))]
    known = sheets.SHEETS.values() if at.book == Book.FISCAL else sheets.UNION_SHEETS
    found += [(one.key, one.title, at.url("sheet", key=one.key)) for one in known]
    found += [
        ("transfers", "账间划转", at.url("transfers")),
        ("consolidation", "汇总", at.url("consolidation")),
        ("imports", "导入", at.url("imports")),
    ]
    return found


def context(at: Desk, here: str, **more: object) -> dict[str, object]:
    """For ``budget/book.html``; ``here`` is the key of the page's tab."""
    return {"place": at.place, "desk": at, "tabs": tabs(at), "here": here, **more}
