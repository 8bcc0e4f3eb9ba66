"""The demonstration: a made-up county, made by code, the same every time."""

from __future__ import annotations

from hengji.web.demonstration.loading import load

__all__ = ["load"]
