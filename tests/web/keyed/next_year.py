"""What passes into the next year, and what a first year takes from files."""

from __future__ import annotations

from hengji.web.units.models import Unit
from web.county import Allowed
from web.goals import doing
from web.keyed.making import Lines, opens, posts


def of_next_year(reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of the next year."""
    return (
        ("结转下年", opens(lambda _: "rollover/"), reads),
        ("带入下年", posts(lambda _: "rollover/"), fills),
        ("归档", posts(lambda _: "rollover/archive/"), fills),
        ("首年取数", opens(lambda _: "rollover/first-year/"), fills),
        ("从文件取数", opens(_prior), fills),
    )


def _prior(unit: Unit) -> str:
    return f"rollover/first-year/{doing.make_attachment(unit).pk}/"
