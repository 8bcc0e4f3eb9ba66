"""Bytes that nothing names any more: what a crash left between the disk and the database."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from hengji.web.evidence.store import DAY, store
from hengji.web.rows.session import as_system

_COLUMN = "digest"
"""Whatever keeps bytes in the store names them in a column of this name."""


def sweep(older_than: float = DAY) -> int:
    """Remove what no row names, now or in its history; returns how many files went."""
    with as_system("清理没有用到的附件"):
        return store().sweep(named(), older_than)


def named() -> frozenset[str]:
    """Every digest that a row names, of whatever app; histories keep those of removed rows."""
    found: set[str] = set()
    for model in apps.get_models():
        if any(one.name == _COLUMN for one in model._meta.concrete_fields):
            rows: models.Manager[models.Model] = model._default_manager
            found.update(rows.values_list(_COLUMN, flat=True))
    return frozenset(found)
