"""Did the report give a reason? Asked generously: an honest clerk is not to be annoyed.

A paragraph or a filled reason cell that names the topic and holds a wording that gives a
reason counts, wherever it stands. Whether the reason is good is for a person to judge.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from hengji.audit.case import Case
from hengji.kernel.places import Place


@cache
def _words() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    raw = tomllib.loads((files(__package__) / "reasons.toml").read_text("utf-8"))
    markers = re.compile("|".join(map(re.escape, raw["markers"])))
    topics = {k: re.compile("|".join(map(re.escape, v))) for k, v in raw["topics"].items()}
    return markers, topics


def reason_for(case: Case, topic: str) -> Place | None:
    """Where the report gives a reason on ``topic`` (a key of reasons.toml), or ``None``."""
    markers, topics = _words()
    wanted = topics[topic]
    for paragraph in case.report.paragraphs:
        hit = wanted.search(paragraph.text)
        if hit and _explained(paragraph.text, hit.start(), markers):
            return paragraph.at(hit.start(), hit.end())
    for form in case.report.forms:
        for row in form.rows:
            if row.reason and row.reason.text.strip() and wanted.search(row.reason.text):
                return row.reason.place
        for field in form.fields:
            told = field.value.text
            if markers.search(told) and wanted.search(field.label + told):
                return field.value.place
    return None


_SENTENCE_END = re.compile(r"[。！？\n]")


def _explained(text: str, at: int, markers: re.Pattern[str]) -> bool:
    """Does the sentence of the topic, or the one after it, hold a reason?"""
    begin = max((m.end() for m in _SENTENCE_END.finditer(text, 0, at)), default=0)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, at)]
    end = ends[1] if len(ends) > 1 else len(text)
    return bool(markers.search(text, begin, end))
