"""Patterns that are compiled when they are first asked.

``re`` writes a table of 64 KB for nearly every set of Chinese characters: compiling a
pattern takes as long as asking it a thousand times, and most documents never come to ask
half of those we have. What every document is asked stays ``re.compile``, which is asked a
little faster; what only some come to is a ``lazy_pattern``.
"""

from __future__ import annotations

import re
from typing import cast


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled at the first question.

    ``source`` may be read as ``.pattern`` without compiling. Not for a pattern whose method
    is taken when the module is imported (that is a question), nor to be handed to ``re``'s
    own functions, which know only compiled ones. A test compiles all that modules hold.
    """
    return cast("re.Pattern[str]", LazyPattern(source, flags))


class LazyPattern:
    """Stands for a compiled pattern, and holds its methods once it was asked."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Only what is not there yet comes here: the first question."""
        compiled = re.compile(self.pattern, self._flags)
        public = (one for one in dir(compiled) if not one.startswith("_"))
        self.__dict__.update({one: getattr(compiled, one) for one in public})
        return getattr(compiled, name)
