"""Pages of the forms, of traces and of the audit, on either route."""

from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.evaluation.routes import Route
from hengji.web.evaluation.views import audit, forms, traces


def pages(route: Route) -> list[URLPattern]:
    """The pages of one route's package."""
    of = {"route": route}
    return [
        path("forms/", forms.forms, of, name="forms"),
        path("forms/<int:number>/", forms.form, of, name="form"),
        path("trace/<str:field>/", traces.trace, of, name="trace"),
        path("audit/", audit.audit, of, name="audit"),
        path("audit/findings/", audit.findings, of, name="audit_findings"),
    ]
