"""``python -m web.evaluation.year_server``: a year ready to be evaluated, for the browser."""

from __future__ import annotations

from web.serving_pages import serve


def _made() -> dict[str, str]:
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import link_for
    from web.evaluation.filled import filled

    return {"link": link_for(filled().people[Role.CLERK].login).path}


if __name__ == "__main__":
    serve(_made)
