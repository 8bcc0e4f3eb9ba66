"""Ordinals of list numbering; they live one level up, for .doc files need them too."""

from __future__ import annotations

from hengji.readers.counting import circled, printed

__all__ = ["circled", "printed"]
