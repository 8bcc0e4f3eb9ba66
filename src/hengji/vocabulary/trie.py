"""Many words as one pattern that looks at every character once."""

from __future__ import annotations

import re
from collections.abc import Iterable


def trie_pattern(found: Iterable[str]) -> str:
    """A regular expression that matches the longest of these words."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of itself, "" ends a word
    for word in found:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]  # as above
    branches = [re.escape(c) + _branch(child) for c, child in sorted(node.items()) if c]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"
