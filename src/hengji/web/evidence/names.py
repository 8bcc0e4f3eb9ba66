"""File names as they were given, made safe to keep, to show and to send."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from hengji.web.evidence.kinds import FileKind

_LONGEST: Final = 80
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')


def clean_name(given: str, kind: FileKind) -> str:
    """The last part of the name without path, control or direction marks, its extension one
    of the kind's; never empty, at most eighty characters.
    """
    plain = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    plain = _UNSAFE.sub(" ", plain)
    stem, dot, ending = plain.rpartition(".")
    if not dot or ending.lower() not in kind.extensions:
        stem, ending = plain, kind.extensions[0]
    stem = " ".join(stem.split()).strip(". ") or "未命名"
    return f"{stem[:_LONGEST]}.{ending.lower()}"
