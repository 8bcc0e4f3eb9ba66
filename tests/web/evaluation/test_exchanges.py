"""Every package that was handed over stays at an address of its own, on either route."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation import handovers
from hengji.web.evaluation.exchanges import exchanges
from hengji.web.evaluation.handover_format import SUBMISSION, unpacked
from hengji.web.evaluation.handovers import Answer
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.routes import FISCAL, UNION
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import as_person, ready, signed
from web.union import line

pytestmark = pytest.mark.django_db
URL = f"/units/101001/years/{YEAR}/signing/handover/"


@pytest.fixture
def twice(year: Filled) -> Filled:
    """Handed in, sent back, handed in again: the second version waits for its answer."""

    def submit(_: object) -> object:
        return handovers.submit(year.union, YEAR)

    def send_back(_: object) -> object:
        return handovers.answer(year.union, YEAR, Answer("returned", "口径不对"))

    signed(ready(year))
    as_person(year, Role.CLERK, submit)
    as_person(year, Role.BUREAU_DESK, send_back)
    signed(year)
    as_person(year, Role.CLERK, submit)
    return year


def test_each_version_tells_what_went_out_and_came_back(year: Filled, twice: Filled) -> None:
    with as_system("看"):
        newest, first = exchanges(year.union, YEAR, FISCAL)
        codes = dict(Version.objects.values_list("number", "code"))
    assert (newest.number, newest.code, newest.verdict) == (2, codes[2], "")
    assert newest.answer is None and newest.submission is not None
    assert (first.number, first.code, first.verdict) == (1, codes[1], "退回修改")
    assert first.submission is not None and first.answer is not None
    assert first.submission.digest.startswith(first.submission.short)
    assert len(first.submission.short) < len(first.submission.digest)


def test_the_page_gives_every_version_its_own_file(client: Client, twice: Filled) -> None:
    client.force_login(twice.person(Role.CLERK))
    page = client.get(URL).content.decode()
    shown = client.get(URL).context["exchanges"]
    sent: list[bytes] = []
    for one in shown:
        assert one.submission is not None
        address = f"{URL}{one.submission.key}/submission/"
        assert address in page and one.code in page and one.submission.short in page
        data = client.get(address).getvalue()
        assert hashlib.sha256(data).hexdigest() == one.submission.digest
        parcel = unpacked(data, SUBMISSION)
        assert parcel.text("version", "code") == one.code
        sent.append(data)
    assert len(set(sent)) == len(shown) == 2
    assert client.get(f"{URL}submission/").getvalue() == sent[0]  # the newest
    assert page.index("第 2 版</h3>") < page.index("第 1 版</h3>")
    assert "还没有审核结论" in page and "口径不对" in page


def test_an_address_is_of_its_year_and_kind(client: Client, twice: Filled) -> None:
    client.force_login(twice.person(Role.CLERK))
    first = client.get(URL).context["exchanges"][1]
    assert client.get(f"{URL}{first.answer.key}/submission/").status_code == 404
    assert client.get(f"{URL}{first.submission.key}/return/").status_code == 404
    union = f"/units/101001/years/{YEAR}/union/line/signing/handover/"
    assert client.get(f"{union}{first.submission.key}/submission/").status_code == 404
    client.force_login(twice.person(Role.ANALYST))
    assert client.get(f"{URL}{first.submission.key}/submission/").status_code == 403
    page = client.get(URL).content.decode()
    assert first.submission.name in page and "/submission/" not in page


def test_the_upper_unions_keep_theirs_too(client: Client) -> None:
    made = line.led()
    line.keep_book(made)
    before = line.handed_in(client)
    said = {"verdict": "returned", "opinion": "补佐证", "problems": ""}
    line.as_(client, "upper").post(f"{line.HANDOVER}/answer/", said)
    after = line.handed_in(client)
    with as_system("看"):
        newest, first = exchanges(made.union, YEAR, UNION)
    assert newest.submission is not None and first.submission is not None
    for login in ("upper", Role.CLERK.value):
        page = line.as_(client, login).get(f"{line.HANDOVER}/").content.decode()
        for one, data in ((first.submission, before), (newest.submission, after)):
            address = f"{line.HANDOVER}/{one.key}/submission/"
            assert address in page
            assert client.get(address).getvalue() == data
