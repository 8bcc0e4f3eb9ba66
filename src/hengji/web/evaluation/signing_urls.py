"""Pages of freezing, signing and handing over, below ``signing/``."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
