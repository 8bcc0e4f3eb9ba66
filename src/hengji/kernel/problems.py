"""Problems of what somebody is typing or importing: which record, what, how to mend it.

These are not findings of the audit: they come before there is a report. A problem keeps
its kind and its values; the words are made from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengji.kernel.totals import RecordRef


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: a code that never changes, and the words for it.

    ``blocking``: the record cannot be kept so; else it only has to be looked at.
    ``field`` is the field of the record that is to be mended, ``""`` for none.
    """

    code: str
    message: str
    remedy: str
    field: str = ""
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``record`` is ``None`` where something is missing altogether."""

    kind: ProblemKind
    record: RecordRef | None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def message(self) -> str:
        """What is wrong, one Chinese sentence without a final stop."""
        return self.kind.message.format_map(self._named)

    @property
    def remedy(self) -> str:
        """What to do about it, with the same values."""
        return self.kind.remedy.format_map(self._named)

    @property
    def _named(self) -> dict[str, str]:
        named = {"record": str(self.record)} if self.record else {}
        return named | dict(self.values)

    def __str__(self) -> str:
        return f"{self.message}。{self.remedy}"


def problem(kind: ProblemKind, record: RecordRef | None = None, /, **values: object) -> Problem:
    """A problem with the values that its message names (``{record}`` is filled from it)."""
    return Problem(kind, record, tuple((key, str(one)) for key, one in values.items()))
