"""``python -m web.goals.goals_server``: a sheet of goals and a survey, for the browser."""

from __future__ import annotations

from web.serving_pages import serve


def _made() -> dict[str, str]:
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import link_for
    from hengji.web.evidence import surveying
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import UnitYear
    from web import books
    from web.goals.county import made

    county = made()
    with as_system("准备"):
        UnitYear.objects.filter(unit=county.union).update(profile="hunan-2024")
        survey = surveying.make(county.union, books.YEAR, "网上问卷", "职工群众", "link")
        token = surveying.begin(survey).token
    link = link_for(county.people[Role.CLERK].login).path
    return {"link": link, "sheet": county.sheet_url, "survey": f"/survey/{token}/"}


if __name__ == "__main__":
    serve(_made)
