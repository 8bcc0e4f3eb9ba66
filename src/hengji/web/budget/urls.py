from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.budget.views import books, imports, links

PREFIX = "units/<str:code>/years/<int:year>/budget/"
app_name = "budget"


def pages(book: str) -> list[URLPattern]:
    """The pages of one book; the union's hang elsewhere under names of their own."""
    of = {"book": book}
    return [
        path("", books.overview, of, name="overview"),
        path("transfers/", links.transfers, of, name="transfers"),
        path("consolidation/", links.consolidation, of, name="consolidation"),
        path("trace/<str:figure>/", books.trace, of, name="trace"),
        path("sheets/<str:key>/", books.sheet, of, name="sheet"),
        path("sheets/<str:key>/notes/", books.sheet_notes, of, name="sheet_notes"),
        path("imports/", imports.imports, of, name="imports"),
        path("imports/templates/<str:kind>.xlsx", imports.template, of, name="template"),
        path("imports/<int:batch>/", imports.one_import, of, name="import"),
        path("imports/<int:batch>/progress/", imports.progress, of, name="import_progress"),
        path("imports/<int:batch>/columns/", imports.columns, of, name="import_columns"),
        path("imports/<int:batch>/<str:what>/", imports.act, of, name="import_act"),
    ]


urlpatterns = pages("fiscal")
