"""Only what nothing names goes: not what is in use, nor what a history still names."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hengji.web.evidence import sweeping, uploads
from hengji.web.evidence.store import Store
from hengji.web.rows.session import as_system
from web import books
from web.evidence.test_store import PDF, PNG
from web.goals.county import County

pytestmark = pytest.mark.django_db


def test_what_nothing_names_goes(
    county: County, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "store", lambda: store)
    with as_system("准备"):
        used = uploads.take(county.union, books.YEAR, SimpleUploadedFile("a.pdf", PDF))
        gone = uploads.take(county.union, books.YEAR, SimpleUploadedFile("b.png", PNG))
        removed = gone.attachment.digest
        gone.attachment.delete()
    lost = store.keep((b"%PDF-1.7 lost",), 100)
    assert sweeping.sweep() == 0
    assert sweeping.sweep(older_than=-1) == 1
    assert not store.whole(lost.digest)
    assert store.whole(used.attachment.digest)
    assert store.whole(removed)
