from django.urls import path

from hengji.web.rollover.views import carrying, first_year

PREFIX = "units/<str:code>/years/<int:year>/rollover/"
app_name = "rollover"
urlpatterns = [
    path("", carrying.carrying, name="carrying"),
    path("archive/", carrying.archive, name="archive"),
    path("first-year/", first_year.upload, name="first_year"),
    path("first-year/<int:key>/", first_year.choose, name="first_year_file"),
]
