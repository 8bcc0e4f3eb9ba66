"""How kept bytes leave: whole, under their name, and unable to do anything in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import FileResponse, Http404

from hengji.web.evidence.store import store

SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
_SHOWN_PAGE: Final = {
    **SAFE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    ),
}
"""A frozen page is one file with its style inside; it runs nothing and reaches nothing."""


def sent(digest: str, name: str, served_as: str, *, shown: bool = False) -> FileResponse:
    """The kept bytes as a download, or ``shown`` in the browser. Raises 404 for lost ones."""
    return _sent(digest, name, served_as, SAFE, shown=shown)


def sent_page(digest: str, name: str, served_as: str) -> FileResponse:
    """A frozen page, to be read in a frame of our own pages."""
    return _sent(digest, name, served_as, _SHOWN_PAGE, shown=True)


def _sent(
    digest: str, name: str, served_as: str, headers: Mapping[str, str], *, shown: bool
) -> FileResponse:
    try:
        path = store().path(digest)
    except FileNotFoundError as problem:
        raise Http404 from problem
    return FileResponse(
        path.open("rb"),
        as_attachment=not shown,
        filename=name,
        content_type=served_as,
        headers=headers,
    )
