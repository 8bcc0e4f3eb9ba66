"""Pages of the report, below ``report/``."""

from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.evaluation.views import report, report_files, report_passage, report_prior

urlpatterns: list[URLPattern] = [
    path("", report.report, name="report"),
    path("findings/", report.findings, name="report_findings"),
    path("confirm/", report.confirm, name="report_confirm"),
    path("last-year/", report_prior.last_year, name="report_last_year"),
    path("passages/<slug:passage>/", report_passage.passage, name="report_passage"),
    path("files/<str:form>/", report_files.file, name="report_file"),
]
