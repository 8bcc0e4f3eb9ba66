"""What holds for every request and every answer, whoever asks: the outermost middleware."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

_HEADERS: Final = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_PRIVATE: Final = "no-store, private"
"""On a shared computer nobody pages back into what another person had on the screen."""
_NUL: Final = "\0"


class EdgeMiddleware:
    """Completes the headers of every answer, and refuses text that no field may hold.

    PostgreSQL keeps no NUL character; without this each place that asks the database for
    something typed would have to look for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", _PRIVATE)
        return response

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Raises :class:`~django.core.exceptions.BadRequest`."""
        if any(_NUL in text for text in _given(request)):
            raise BadRequest("NUL")


def _given(request: HttpRequest) -> Iterable[str]:
    yield request.path_info
    yield from _texts(request.GET.lists())
    yield from _texts(request.POST.lists())


def _texts(pairs: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    for name, values in pairs:
        yield name
        yield from values
