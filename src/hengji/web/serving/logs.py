"""The lines of our logs: what went wrong and where, never what people typed.

An exception's words may hold a row's values (PostgreSQL quotes them), an address the secret
of a link: both stay out, the kind of the exception and its place in the code stay in.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType
from typing import TypeAlias

_SECRET = re.compile(r"(/accounts/link/|/survey/)[^\s/?]+")
_QUERY = re.compile(r"(/\S*)\?\S*")
_Raised: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class LineFormatter(logging.Formatter):
    """One line a message; below it the frames of an exception and the names of its kinds."""

    def format(self, record: logging.LogRecord) -> str:
        """As the standard one, without secrets in addresses."""
        return _QUERY.sub(r"\1?…", _SECRET.sub(r"\1…", super().format(record)))

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the standard library's name
        """The frames and kinds of the exception and of what caused it; no words of theirs."""
        lines: list[str] = []
        one: BaseException | None = ei[1]
        seen: set[int] = set()
        while one is not None and id(one) not in seen:
            seen.add(id(one))
            lines += [line.rstrip() for line in traceback.format_tb(one.__traceback__)]
            lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
            one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        return "\n".join(lines)
