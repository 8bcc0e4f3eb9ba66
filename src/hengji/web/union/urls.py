from django.urls import path

from hengji.web.budget.urls import pages
from hengji.web.union import line_views, version_views, views

PREFIX = "units/<str:code>/years/<int:year>/union/"
app_name = "union"
_versions = "line/versions/"
urlpatterns = [
    path("", views.overview, {"book": "union"}, name="overview"),
    *(one for one in pages("union") if one.name != "overview"),
    path("line/report/", line_views.report, name="line_report"),
    path("line/report/<slug:passage>/", line_views.passage, name="line_passage"),
    path("line/forms/", line_views.forms, name="line_forms"),
    path("line/forms/<int:number>/", line_views.form, name="line_form"),
    path("line/trace/<str:field>/", line_views.trace, name="line_trace"),
    path("line/audit/", line_views.audit, name="line_audit"),
    path("line/files/<str:form>/", line_views.file, name="line_file"),
    path(_versions, version_views.versions, name="line_versions"),
    path(f"{_versions}freeze/", version_views.freeze, name="line_freeze"),
    path(f"{_versions}sign/", version_views.sign, name="line_sign"),
    path(f"{_versions}paper/", version_views.paper, name="line_paper"),
    path(f"{_versions}submit/", version_views.submit, name="line_submit"),
    path(f"{_versions}answer/", version_views.answer, name="line_answer"),
    path(f"{_versions}<int:number>/pages/", version_views.pages, name="line_pages"),
    path(
        f"{_versions}<int:number>/files/<str:form>/",
        version_views.file,
        name="line_version_file",
    ),
]
