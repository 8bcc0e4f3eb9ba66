"""What the checks say of a long book: the first in words, those of the page's rows at them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hengji.web.budget import notes
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web import books

pytestmark = pytest.mark.django_db
SHEET = f"/units/101001/years/{books.YEAR}/budget/sheets/payments/"
_ROWS = 230


def test_only_what_is_shown_is_put_into_words(
    signed_in: Client, own: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_system("准备"):
        for number in range(_ROWS):
            day = date(books.YEAR, 3, 1 + number % 5)
            books.paid(own, "10.00", day, purpose=f"租车{number % 2}", economic="99999")
    worded = []
    words = notes.noted

    def counted(*given: object) -> notes.Noted:
        worded.append(given)
        return words(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(notes, "noted", counted)
    page = signed_in.get(SHEET).content.decode()
    found = page.count('<div class="cell-note">')
    assert found and "先列前 100 处" in page
    assert len(worded) <= 100 + 50 * 2
    last = signed_in.get(f"{SHEET}?page=5").content.decode()
    assert last.count('<div class="cell-note">')
    one = signed_in.get(f"{SHEET}?q=租车1").content.decode()
    assert one.count('<div class="cell-note">')
