"""Form families (place × year) as data: one folder each, nothing in code.

``profile("hunan-2023")`` loads ``profiles/hunan-2023/profile.toml``; a folder that
``extends`` another takes from it whatever it does not say itself.
"""

from hengji.profiles.deadlines import Deadline, DueDay, Matter, Standing, due_day
from hengji.profiles.loading import GENERIC, all_profiles, clues, profile
from hengji.profiles.model import (
    Band,
    BaseRow,
    Clue,
    Family,
    FieldSpec,
    FormSpec,
    OutlineItem,
    OverAchievement,
    Profile,
    ScoringFamily,
    ScoringRules,
    Threshold,
)

__all__ = [
    "GENERIC",
    "Band",
    "BaseRow",
    "Clue",
    "Deadline",
    "DueDay",
    "Family",
    "FieldSpec",
    "FormSpec",
    "Matter",
    "OutlineItem",
    "OverAchievement",
    "Profile",
    "ScoringFamily",
    "ScoringRules",
    "Standing",
    "Threshold",
    "all_profiles",
    "clues",
    "due_day",
    "profile",
]
