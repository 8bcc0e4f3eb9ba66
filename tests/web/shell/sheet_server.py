"""``python -m web.shell.sheet_server``: an installation with a sheet, for the browser."""

from __future__ import annotations

from web.serving_pages import serve


def _made() -> dict[str, list[str]]:
    from django.conf import settings

    from hengji.web.accounts.models import Account, Grant
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import every_link
    from hengji.web.budget.models import Project
    from hengji.web.clock import today
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import Building, Unit
    from hengji.web.units.services import open_year

    settings.ROOT_URLCONF = "web.shell.sheet_urls"
    with as_system("准备"):
        unit = Unit.objects.create(code="101001", name="青禾县总工会")
        for login, name in (("one", "经办员甲"), ("two", "经办员乙")):
            account = Account.objects.create_user(login, name)
            Grant.objects.create(account=account, role=Role.CLERK, unit=unit, since=today())
        for name in ("职工之家", "文化宫", "帮扶中心"):
            Building.objects.create(unit=unit, year=2024, name=name)
        open_year(unit, 2024, "generic")
        kept = {"unit": unit, "year": 2024, "book": "fiscal"}
        Project.objects.create(**kept, code="P01", name="困难职工帮扶")
    return {"links": [one.path for one in every_link()]}


if __name__ == "__main__":
    serve(_made)
