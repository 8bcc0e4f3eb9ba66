"""Made-up units."""

from __future__ import annotations

from random import Random

from hengji.ledger import UnitIdentity, UnitKind
from hengji.privacy.checksums import credit_check

_NAMES = (
    "青禾县总工会",
    "云岭市临江区总工会",
    "青禾县妇女联合会",
    "青禾县档案馆",
    "云岭市临江区科学技术协会",
)


def made_up_unit(random: Random, profile: str) -> UnitIdentity:
    """A unit with codes that are in order and belong to nobody."""
    number = random.randrange(1, 1000)
    first = f"819901{number:03d}00{random.randrange(10**6):06d}"
    return UnitIdentity(
        random.choice(_NAMES),
        f"{random.randrange(100, 999)}{number:03d}",
        f"9901{random.randrange(100):02d}000",
        first + credit_check(first),
        random.choice((UnitKind.PEOPLE_GROUP, UnitKind.FULLY_FUNDED)),
        profile=profile,
        desk="行政政法股",
    )
