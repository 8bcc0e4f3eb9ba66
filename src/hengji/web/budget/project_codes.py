"""Codes of projects: they stand in addresses of pages and in the fields of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

LONGEST = 30
CODE_REMEDY = "项目编码只用字母、数字、汉字和 - _，不用空格和其他符号。"
_CODE = re.compile(r"[\w-]+")
_OTHER = re.compile(r"[^\w-]+")


def is_code(text: str) -> bool:
    """Can this be the code of a project?"""
    return _CODE.fullmatch(text) is not None


def new_codes(names: Iterable[str], taken: Set[str]) -> dict[str, str]:
    """Codes for projects that a file knows by name only: code → name, each code once.

    The name itself where it can be a code; what an address cannot hold is left out, and a
    number tells two of them apart.
    """
    made: dict[str, str] = {}
    for name in names:
        stem = _OTHER.sub("", name)[:LONGEST] or "项目"
        code, number = stem, 1
        while code in taken or code in made:
            number += 1
            code = f"{stem[: LONGEST - 4]}-{number}"
        made[code] = name
    return made
