"""The package as files: to look at, to print, to take along. Drafts until it is frozen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hengji.composition import Package
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.views.frame import seen_whole
from hengji.web.evaluation.views.report import report_desk, without_forms
from hengji.writers.office import (
    FontsMissing,
    package_docx,
    package_html,
    package_pdf,
    package_xlsx,
)

_OOXML = "application/vnd.openxmlformats-officedocument"
FORMS: Final[dict[str, tuple[str, Callable[[Package], bytes]]]] = {
    "docx": (f"{_OOXML}.wordprocessingml.document", package_docx),
    "xlsx": (f"{_OOXML}.spreadsheetml.sheet", package_xlsx),
    "pdf": ("application/pdf", package_pdf),
    "html": ("text/html; charset=utf-8", package_html),
}
_SET_APART: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""A file is no page of ours: its own styles hold, nothing else."""


@seen_whole
@require_safe
def file(
    request: HttpRequest, code: str, year: int, form: str, route: Route = FISCAL
) -> HttpResponse:
    """The whole package in one format, as it stands. Shown in the browser with ``?show``."""
    at = report_desk(request, code, year, route)
    if not at.now.has_forms:
        return without_forms(request, at)
    shown = form in ("html", "pdf") and "show" in request.GET
    return draft(request, at.now.package, form, at.url("report"), shown=shown)


def draft(
    request: HttpRequest, package: Package, form: str, back: str, *, shown: bool = False
) -> HttpResponse:
    """The package as it stands, in one format; ``back`` to where it cannot be written.

    Raises 404 for an unknown format.
    """
    if form not in FORMS:
        raise Http404
    kind, write = FORMS[form]
    try:
        data = write(package)
    except FontsMissing as problem:
        messages.error(request, str(problem))
        return redirect(back)
    name = f"{package.identity.unit}{package.identity.title}.{form}"
    answer = HttpResponse(data, content_type=kind, headers=_SET_APART)
    answer.headers["Content-Disposition"] = (
        content_disposition_header(not shown, name) or "attachment"
    )
    return answer
