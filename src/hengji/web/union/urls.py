from django.urls import include, path

from hengji.web.budget.urls import pages
from hengji.web.evaluation import form_urls, report_urls, signing_urls
from hengji.web.evaluation.routes import UNION
from hengji.web.union import views

PREFIX = "units/<str:code>/years/<int:year>/union/"
app_name = "union"
urlpatterns = [
    path("", views.overview, {"book": "union"}, name="overview"),
    *(one for one in pages("union") if one.name != "overview"),
    path("line/report/", include(report_urls.pages(UNION))),
    path("line/signing/", include(signing_urls.pages(UNION))),
    path("line/", include(form_urls.pages(UNION))),
]
