"""What the values of a finding are called where they are shown as a list."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _labels() -> dict[str, str]:
    return {
        key: str(label)
        for key, label in tomllib.loads(
            (files(__package__) / "labels.toml").read_text("utf-8")
        ).items()
    }


def label_of(key: str) -> str:
    """The Chinese label of a value, ``""`` where it has none: it then stands by itself."""
    return _labels().get(key, "")
