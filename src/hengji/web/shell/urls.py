from django.urls import path

from hengji.web.shell import views

PREFIX = ""
app_name = "shell"
urlpatterns = [
    path("", views.home, name="home"),
    path("units/<str:code>/years/<int:year>/", views.year, name="year"),
    path(
        "units/<str:code>/years/<int:year>/missing/<str:step>/", views.missing, name="missing"
    ),
    path("ready/", views.ready, name="ready"),
]
