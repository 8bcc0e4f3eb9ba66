"""The official forms, version by version: filled-in data → blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from documents.layouts.base_data import base_data
from documents.layouts.project import project_evaluation
from documents.layouts.self_evaluation import self_evaluation
from documents.layouts.submission import cover, evaluators, profile_of_unit
from documents.model import Block

Content = Mapping[str, Any]

LAYOUTS: dict[str, Callable[[Content, Content], tuple[Block, ...]]] = {
    "base_data": base_data,
    "self_evaluation": self_evaluation,
    "project": project_evaluation,
    "cover": cover,
    "profile_of_unit": profile_of_unit,
    "evaluators": evaluators,
}

__all__ = ["LAYOUTS", "Content"]
