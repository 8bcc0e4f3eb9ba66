"""Which forms a package says that its unit's year is filled in, and whether they are here.

A package for the upper union is of the union's own forms; the year it belongs to is filled in
those of its finance bureau. It names both, so that a year that is not open where it is
received is opened as the unit opened it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hengji.profiles import GENERIC, all_profiles
from hengji.profiles import profile as known_profile
from hengji.web.evaluation.handover_format import Parcel, Record

FORMS: Final = "forms"
"""Under which a manifest names them, and a kept package too."""


@dataclass(frozen=True, slots=True)
class Told:
    """The forms that a package names; ``""`` for one that names none."""

    key: str
    title: str

    @property
    def known(self) -> bool:
        """May a year be filled in them here?"""
        return any(one.key == self.key and not one.union for one in all_profiles())

    @property
    def opens(self) -> str:
        """The key of the forms a year is opened with: theirs, or the neutral ones."""
        return self.key if self.known else GENERIC

    @property
    def lacks(self) -> str:
        """What is missing here, in a sentence; ``""`` for nothing."""
        if self.known:
            return ""
        if not self.key:
            return "报送包没有写明这个年度报财政用的表式，年度按通用表式建立。"
        return (
            f"单位这个年度报财政用的“{self.title or self.key}”，本系统没有收录，"
            "年度按通用表式建立，升级以后可以换。"
        )


def named_forms(key: str) -> Record:
    """How a manifest names the forms of this key."""
    try:
        title = known_profile(key).title
    except LookupError:
        title = ""
    return {"key": key, "title": title}


def told_forms(told: Mapping[str, object]) -> Told:
    """The forms that a manifest, or a kept package, names."""
    found = told.get(FORMS)
    if not isinstance(found, Mapping):
        return Told("", "")
    return Told(str(found.get("key", "")), str(found.get("title", "")))


def unknown(parcel: Parcel) -> str:
    """Why this package's own forms cannot be read here; ``""`` where they can be."""
    key = parcel.text("version", "profile")
    try:
        known_profile(key)
    except LookupError:
        told = told_forms(parcel.told)
        title = f"（{told.title}）" if told.key == key and told.title else ""
        return (
            f"本系统没有表式“{key}”{title}，请升级后再接收。"
            "报送包没有导入，文件保持原样，到时再用它。"
        )
    return ""
