"""``python -m hengji.web.serving.web HOST PORT``: the web process."""

from __future__ import annotations

import sys

from hengji.web.serving.lifeline import follow

_THREADS = 8
LARGEST_BODY = 200 << 20
"""Bytes of a request: more than the largest package that may be handed over."""


def main() -> None:
    """Serve until standard input ends."""
    host, port = sys.argv[1], int(sys.argv[2])
    from waitress import serve

    from hengji.web.memory import settle, uncollected
    from hengji.web.serving.warming import warm
    from hengji.web.settings import OFFICE
    from hengji.web.wsgi import application

    follow()
    with uncollected():
        warm()
    settle()
    serve(
        application,
        **(behind(OFFICE.proxy) if OFFICE.https else {}),
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
        asyncore_loop_timeout=1,
        max_request_body_size=LARGEST_BODY,
        _quiet=True,
    )


def behind(proxy: str) -> dict[str, object]:
    """The proxy's word, and nobody else's, is taken for who asks and by which scheme."""
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": "x-forwarded-for x-forwarded-proto",
    }


if __name__ == "__main__":
    main()
