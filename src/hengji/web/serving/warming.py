"""What the first request of a page would otherwise wait for: pages, forms, rules, the library.

Everything read here is the same for every request and stays as long as the process does.
"""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.template.loader import get_template
from django.urls import get_resolver

from hengji.audit.engine import all_rules
from hengji.composition.layouts import all_layouts
from hengji.indicators.catalogue import catalogue
from hengji.profiles import all_profiles

_OURS = "hengji."


def warm() -> None:
    """Read once what every office needs; raises what a broken template or file raises."""
    get_resolver().url_patterns  # noqa: B018 - imports every view
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        if not app.name.startswith(_OURS) or not folder.is_dir():
            continue
        for page in sorted(folder.rglob("*.html")):
            get_template(page.relative_to(folder).as_posix())
    all_profiles()
    all_layouts()
    all_rules()
    catalogue()
