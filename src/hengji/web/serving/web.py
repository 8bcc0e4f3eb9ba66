"""``python -m hengji.web.serving.web HOST PORT``: the web process."""

from __future__ import annotations

import sys

from hengji.web.serving.lifeline import follow

_THREADS = 8


def main() -> None:
    """Serve until standard input ends."""
    host, port = sys.argv[1], int(sys.argv[2])
    from waitress import serve

    from hengji.web.wsgi import application

    follow()
    serve(
        application,
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
        asyncore_loop_timeout=1,
        max_request_body_size=200 << 20,
        _quiet=True,
    )


if __name__ == "__main__":
    main()
