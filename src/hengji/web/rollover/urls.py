from django.urls import path

from hengji.web.rollover.views import carrying

PREFIX = "units/<str:code>/years/<int:year>/rollover/"
app_name = "rollover"
urlpatterns = [
    path("", carrying.carrying, name="carrying"),
    path("archive/", carrying.archive, name="archive"),
]
