"""``python -m browser.small_office``: a small unit's frozen version, not signed yet."""

from __future__ import annotations

from web.serving_pages import serve


def _made() -> dict[str, str]:
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import link_for
    from hengji.web.rows.session import as_system
    from hengji.web.units.models import Unit
    from web.evaluation.filled import filled
    from web.evaluation.signable import frozen, ready

    year = filled()
    with as_system("准备"):
        Unit.objects.filter(pk=year.union.pk).update(small=True)
    frozen(ready(year))
    return {"clerk": link_for(year.people[Role.CLERK].login).path}


if __name__ == "__main__":
    serve(_made)
