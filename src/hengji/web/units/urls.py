from django.urls import path

from hengji.web.units import asset_views, registering, views

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
    path(f"{_YEAR}assets/", asset_views.cards, name="assets"),
    path(f"{_YEAR}assets/notes/", asset_views.notes, name="asset_notes"),
    path(f"{_YEAR}assets/overview/", asset_views.overview, name="asset_overview"),
    path(f"{_YEAR}assets/overview/compared/", asset_views.compared, name="asset_compared"),
    path(f"{_YEAR}assets/trace/<str:figure>/", asset_views.trace, name="asset_trace"),
    path(f"{_YEAR}assets/export/", asset_views.export, name="asset_export"),
]
