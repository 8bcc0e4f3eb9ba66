"""An address as a square that a telephone reads."""

from __future__ import annotations

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str) -> SafeString:
    """The square as a part of a page; medium correction, so that a fold does no harm."""
    sink = io.BytesIO()
    segno.make_qr(address, error="m").save(
        sink, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2
    )
    return mark_safe(sink.getvalue().decode())  # noqa: S308 - made here, of digits and marks
