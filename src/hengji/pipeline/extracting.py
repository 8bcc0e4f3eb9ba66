"""One file, read and understood."""

from __future__ import annotations

from hengji.audit.result import Extraction
from hengji.extraction import understand
from hengji.pipeline.selection import known_profile
from hengji.pipeline.sources import Source, load
from hengji.readers import Limits


def extract_file(
    source: Source,
    *,
    name: str = "",
    profile: str | None = None,
    year: int | None = None,
    limits: Limits | None = None,
) -> Extraction:
    """Read one file and understand it as a report.

    ``profile`` and ``year`` overrule what the document says itself. Raises
    ``readers.Unreadable``, and ``LookupError`` for an unknown profile.
    """
    known_profile(profile)
    document = load(source, name, limits)
    report = understand([document], profile=profile, year=year)
    return Extraction(report.documents[0], report)
