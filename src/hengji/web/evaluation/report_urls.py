"""Pages of the report, below ``report/``; the union's line has the same of its own."""

from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.views import report, report_files, report_passage, report_prior


def pages(route: Route) -> list[URLPattern]:
    """The pages of one route's report."""
    of = {"route": route}
    return [
        path("", report.report, of, name="report"),
        path("findings/", report.findings, of, name="report_findings"),
        path("confirm/", report.confirm, of, name="report_confirm"),
        path("last-year/", report_prior.last_year, of, name="report_last_year"),
        path("passages/<slug:passage>/", report_passage.passage, of, name="report_passage"),
        path("files/<str:form>/", report_files.file, of, name="report_file"),
    ]


urlpatterns = pages(FISCAL)
