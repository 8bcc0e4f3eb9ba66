"""Today, in the office's time zone."""

from __future__ import annotations

from datetime import date

from django.utils import timezone


def today() -> date:
    """The date on the wall where the office is."""
    return timezone.localdate()
