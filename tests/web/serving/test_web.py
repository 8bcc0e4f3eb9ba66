"""Whose word the web process takes for who asks, and by which scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from waitress.adjustments import Adjustments
from waitress.proxy_headers import proxy_headers_middleware

from hengji.web.evaluation.handover_format import LARGEST_PACKAGE
from hengji.web.serving.web import LARGEST_BODY, behind

_SENT = {
    "REQUEST_METHOD": "GET",
    "wsgi.url_scheme": "http",
    "SERVER_NAME": "here",
    "SERVER_PORT": "8000",
    "HTTP_HOST": "hengji.lan",
    "HTTP_X_FORWARDED_FOR": "192.0.2.7",
    "HTTP_X_FORWARDED_PROTO": "https",
}


def _told(peer: str) -> dict[str, str]:
    """What the application learns of a request that came from that address."""
    seen: dict[str, str] = {}

    def application(environ: dict[str, str], _start: Callable[..., object]) -> Iterable[bytes]:
        seen.update(environ)
        return ()

    wanted = Adjustments(**behind("127.0.0.1"))
    handed = proxy_headers_middleware(
        application,
        trusted_proxy=wanted.trusted_proxy,
        trusted_proxy_count=wanted.trusted_proxy_count,
        trusted_proxy_headers=wanted.trusted_proxy_headers,
        clear_untrusted=True,
    )
    handed({**_SENT, "REMOTE_ADDR": peer, "REMOTE_HOST": peer}, lambda *_: None)
    return seen


def test_the_proxy_is_believed() -> None:
    told = _told("127.0.0.1")
    assert (told["REMOTE_ADDR"], told["wsgi.url_scheme"]) == ("192.0.2.7", "https")


def test_nobody_else_is() -> None:
    told = _told("192.0.2.66")
    assert (told["REMOTE_ADDR"], told["wsgi.url_scheme"]) == ("192.0.2.66", "http")
    assert "HTTP_X_FORWARDED_PROTO" not in told


def test_the_largest_package_comes_through() -> None:
    form_around_it = 1 << 20
    assert LARGEST_PACKAGE + form_around_it < LARGEST_BODY
