"""How often one address may answer by link: enough for an office behind one address."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache

MOST = 40
"""Answers from one address within the span."""
SPAN = 600
"""Seconds."""


def allowed(address: str, token: str) -> bool:
    """Count one try; false where there were too many.

    The address is neither kept nor logged: a keyed digest counts in memory, for minutes.
    """
    seed = f"{token}|{address}".encode()
    key = "survey-" + hmac.new(settings.SECRET_KEY.encode(), seed, hashlib.sha256).hexdigest()
    cache.add(key, 0, SPAN)
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # it ran out between both calls
        return True
