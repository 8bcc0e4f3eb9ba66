"""Pages of the self-evaluation, below ``evaluation/``."""

from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.evaluation.form_urls import pages as form_pages
from hengji.web.evaluation.routes import FISCAL
from hengji.web.evaluation.views import (
    overview,
    people,
    sheets,
    statements,
    trial,
    union,
)

urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="overview"),
    path("last-year/", overview.last_year, name="last_year"),
    path("move/<str:step>/", overview.to, name="move"),
    path("scope/", overview.scope, name="scope"),
    path("sheet/", sheets.sheet, name="sheet"),
    path("sheet/results/", sheets.results, name="sheet_results"),
    path("projects/<int:key>/", sheets.sheet, name="project_sheet"),
    path("projects/<int:key>/results/", sheets.results, name="project_sheet_results"),
    path("evidence/", sheets.step_evidence, name="step_evidence"),
    path("what-if/", trial.what_if, name="what_if"),
    path("what-if/outcome/", trial.outcome, name="what_if_outcome"),
    path("statements/", statements.statements, name="statements"),
    path("statements/problems/", statements.problems, name="problems"),
    path("statements/rectification/", statements.rectification, name="rectification"),
    path("people/", people.people, name="people"),
    path("people/evaluators/", people.evaluators, name="evaluators"),
    *form_pages(FISCAL),
    path("union/", union.union, name="union"),
]
