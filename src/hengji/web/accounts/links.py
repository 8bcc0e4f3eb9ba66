"""One-time links: made, and used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from hengji.web.accounts.models import Account, Link

LIFE = timedelta(hours=24)


def make_link(account: Account, life: timedelta = LIFE, *, by: Account | None = None) -> str:
    """A new secret for the account; the caller shows it once. Older unused ones are void.

    ``by``: who hands it out.
    """
    account.links.filter(used_at__isnull=True).delete()
    secret = secrets.token_urlsafe(32)
    Link.objects.create(
        account=account,
        digest=_digest(secret),
        expires_at=timezone.now() + life,
        made_by=by,
    )
    return secret


def owner_of(secret: str) -> Account | None:
    """Whose link it is, if it can still be used."""
    link = _usable(secret)
    return link.account if link else None


def use_link(secret: str) -> Link | None:
    """Use the link up. ``None`` when it was used, has expired or never was."""
    link = _usable(secret)
    if link is None:
        return None
    now = timezone.now()
    mine = Link.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=now)
    return link if mine else None


def _usable(secret: str) -> Link | None:
    links = Link.objects.select_related("account", "made_by")
    return links.filter(
        digest=_digest(secret),
        used_at__isnull=True,
        expires_at__gt=timezone.now(),
        account__is_active=True,
    ).first()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
