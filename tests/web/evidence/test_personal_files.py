"""A file with personal data is told by its name to its own unit alone."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.evidence.models import Attachment
from hengji.web.rows.session import as_system
from web.county import UNION, county
from web.goals import doing

pytestmark = pytest.mark.django_db
_NAME = "困难职工名单.pdf"


@pytest.mark.parametrize(
    ("role", "knows"),
    [
        (Role.CLERK, True),
        (Role.HEAD, True),
        (Role.PERFORMANCE_DESK, False),
        (Role.ANALYST, False),
        (Role.SUPERVISOR, False),
    ],
    ids=str,
)
def test_the_name_of_a_personal_file(client: Client, role: Role, knows: bool) -> None:
    here = county()
    unit = next(one for one in here.units if one.name == UNION)
    with as_system("准备"):
        file = doing.make_attachment(unit)
        Attachment.objects.filter(pk=file.pk).update(name=_NAME, note="名单说明", personal=True)
    client.force_login(Account.objects.get(pk=here.people[role].pk))
    url = f"/units/{unit.code}/years/{file.year}/evidence/files/"
    page = client.get(url).content.decode()
    assert (_NAME in page) is knows
    assert ("名单说明" in page) is knows
    assert (f"{url}{file.pk}/" in page) is knows
