"""An office with its three administrators and a clerk, and surveys to print, for a browser."""

from __future__ import annotations

from collections.abc import Mapping

from web.serving_pages import serve


def made() -> Mapping[str, object]:
    from hengji.web.accounts.links import make_link
    from hengji.web.accounts.roles import Role
    from hengji.web.evidence import surveying
    from hengji.web.evidence.models import Survey
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import UnitYear
    from web.county import UNION, county

    here = county()
    unit = next(one for one in here.units if one.name == UNION)
    surveys = []
    with as_system("准备"):
        UnitYear.objects.create(unit=unit, year=2024, profile="generic")
        for method, once in (("link", False), ("link", True), ("paper", False)):
            one = surveying.make(unit, 2024, "满意度调查", "职工群众", method)
            Survey.objects.filter(pk=one.pk).update(once=once, sent=40)
            surveying.begin(one)
            surveys.append(one.pk)
    links = {
        role.value: f"/accounts/link/{make_link(here.people[role])}/"
        for role in (
            Role.SYSTEM_ADMINISTRATOR,
            Role.SECURITY_ADMINISTRATOR,
            Role.AUDIT_ADMINISTRATOR,
            Role.PERFORMANCE_DESK,
            Role.CLERK,
        )
    }
    place = f"/units/{unit.code}/years/2024/evidence/surveys"
    pages = ("poster", "slips", "answers")
    printed = [f"{place}/{key}/{page}/" for key, page in zip(surveys, pages, strict=True)]
    return {"links": links, "surveys": printed}


if __name__ == "__main__":
    serve(made)
