"""One import into either book."""

from __future__ import annotations

from hengji.web.budget import models as rows
from hengji.web.units.models import Unit
from web.budget import doing as money
from web.county import Allowed
from web.keyed.making import Lines, Make, opens, posts

_CSV = "支付日期,金额\n2024-03-01,5\n".encode()


def _batch(book: str, rest: str = "") -> Make:
    space = "budget" if book == "fiscal" else "union"

    def make(unit: Unit) -> str:
        batch = money.batch_of(book)(unit)
        rows.ImportFile.objects.create(unit=unit, book=book, batch=batch, data=_CSV)
        return f"{space}/imports/{batch.pk}/{rest}"

    return make


def of_imports(book: str, reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of one import into a book."""
    return (
        ("一次导入", opens(_batch(book)), reads),
        ("导入的进度", opens(_batch(book, "progress/")), reads),
        ("重设导入的列", posts(_batch(book, "columns/")), fills),
        ("放弃导入", posts(_batch(book, "discard/")), fills),
    )
