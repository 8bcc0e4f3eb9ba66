"""``python -m web.union.upper_server``: the upper union's installation, which knows the unit
and keeps nothing of its books.
"""

from __future__ import annotations

from web.serving_pages import serve


def _made() -> dict[str, str]:
    from hengji.web.accounts.welcome import link_for
    from web.union.line import led

    led()
    return {"upper": link_for("upper").path}


if __name__ == "__main__":
    serve(_made)
