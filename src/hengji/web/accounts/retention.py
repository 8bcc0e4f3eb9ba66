"""How long logs and histories are kept (``retention.toml``, dated), and their purge.

The purge is the owner's: the application cannot take anything out of a history or a log.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.utils import timezone

from hengji.web.accounts.models import Link, SignIn
from hengji.web.postgres.upgrading import OWNER
from hengji.web.rows.session import as_system


class Kept(Enum):
    """What a rule of retention is about."""

    HISTORY = "history"
    SIGNINS = "signins"
    LINKS = "links"


_WORDS: Final = {
    Kept.HISTORY: "业务数据和授权的变动记录",
    Kept.SIGNINS: "登录和账号的日志",
    Kept.LINKS: "一次性登录链接（只留摘要）",
}
_ATTEMPTS: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """From ``since`` on, that is kept for so many whole years. ``verified``: a person read
    the clause.
    """

    what: Kept
    since: date
    years: int
    clause: str
    verified: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, oldest first."""
    raw = tomllib.loads(Path(__file__).with_name("retention.toml").read_text("utf-8"))
    found = [
        Rule(Kept(one["what"]), one["since"], one["years"], one["clause"], one["verified"])
        for one in raw["rule"]
    ]
    return tuple(sorted(found, key=lambda one: one.since))


def rule_for(what: Kept, on: date) -> Rule:
    """The rule in force on a day.

    Raises :class:`LookupError` for a day before the first.
    """
    in_force = [one for one in rules() if one.what is what and one.since <= on]
    if not in_force:
        raise LookupError(f"no rule of retention for {what} on {on}")
    return in_force[-1]


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule as it is shown."""

    words: str
    rule: Rule


def in_force(on: date) -> tuple[InForce, ...]:
    """What is kept how long on the day, for whoever reads the log."""
    return tuple(InForce(_WORDS[one], rule_for(one, on)) for one in Kept)


def purge(on: date) -> dict[Kept, int]:
    """Take out what is past keeping on the day, as the owner; returns how many rows of each."""
    gone = dict.fromkeys(Kept, 0)
    with as_system("清理过期记录", using=OWNER):
        for model in apps.get_models():
            if hasattr(model, "pgh_tracked_model"):
                gone[Kept.HISTORY] += _purged(model, "pgh_created_at", Kept.HISTORY, on)
        gone[Kept.SIGNINS] = _purged(SignIn, "at", Kept.SIGNINS, on)
        gone[Kept.LINKS] = _purged(Link, "made_at", Kept.LINKS, on)
        _sweep()
    return gone


def _sweep() -> None:
    """What only served for a while: sessions that are over, attempts that lock nobody out."""
    now = timezone.now()
    Session.objects.using(OWNER).filter(expire_date__lt=now).delete()
    AccessAttempt.objects.using(OWNER).filter(attempt_time__lt=now - _ATTEMPTS).delete()


def _purged(model: type[Model], moment: str, what: Kept, on: date) -> int:
    until = _years_before(on, rule_for(what, on).years)
    edge = timezone.make_aware(datetime.combine(until, time.min))
    rows = model._default_manager.using(OWNER).filter(**{f"{moment}__lt": edge})
    return int(rows._raw_delete(OWNER))


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February
        return on.replace(year=on.year - years, day=28)
