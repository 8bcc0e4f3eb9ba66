"""Addresses: every app's ``urls.py`` says in ``PREFIX`` where it hangs.

Apps of a unit's year hang below ``units/<str:code>/years/<int:year>/``.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path
from django.urls.resolvers import URLResolver


def _duties() -> list[URLResolver]:
    own = (one.name for one in apps.get_app_configs() if one.name.startswith("hengji.web."))
    modules = [import_module(f"{name}.urls") for name in own if find_spec(f"{name}.urls")]
    return [path(str(one.PREFIX), include(one)) for one in modules]


urlpatterns = _duties()

handler400 = "hengji.web.shell.errors.bad_request"
handler403 = "hengji.web.shell.errors.forbidden"
handler404 = "hengji.web.shell.errors.not_found"
handler500 = "hengji.web.shell.errors.server_error"
