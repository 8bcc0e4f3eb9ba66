from django.urls import include, path

from hengji.web.evaluation import evaluation_urls, report_urls, signing_urls

PREFIX = "units/<str:code>/years/<int:year>/"
app_name = "evaluation"
urlpatterns = [
    path("evaluation/", include(evaluation_urls.urlpatterns)),
    path("report/", include(report_urls.urlpatterns)),
    path("signing/", include(signing_urls.urlpatterns)),
]
