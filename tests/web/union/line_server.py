"""``python -m web.union.line_server``: a unit with a union book of its own, for the browser."""

from __future__ import annotations

from web.serving_pages import serve


def _made() -> dict[str, str]:
    from hengji.web.accounts.roles import Role
    from hengji.web.accounts.welcome import link_for
    from web.union.line import keep_book, led

    keep_book(led())
    return {one.value: link_for(one.value).path for one in (Role.CLERK, Role.HEAD)}


if __name__ == "__main__":
    serve(_made)
