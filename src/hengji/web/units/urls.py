from django.urls import path

from hengji.web.units import registering, views

PREFIX = "units/"
app_name = "units"
_YEAR = "<str:code>/years/<int:year>/basics/"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("registry/", registering.registry, name="registry"),
    path(_YEAR, views.basics, name="basics"),
    path(f"{_YEAR}staffing/", views.staffing, name="staffing"),
    path(f"{_YEAR}staffing/rate/", views.staffing_rate, name="staffing_rate"),
    path(f"{_YEAR}vehicles/", views.vehicles, name="vehicles"),
    path(f"{_YEAR}buildings/", views.buildings, name="buildings"),
]
