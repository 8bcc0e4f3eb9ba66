"""Pages of the report, below ``report/``."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
