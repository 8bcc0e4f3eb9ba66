"""Pages of the self-evaluation, below ``evaluation/``."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
