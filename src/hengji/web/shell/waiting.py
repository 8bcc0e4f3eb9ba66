"""What waits for a person, told by the apps whose rows wait; shown on the first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hengji.web.accounts.models import Account


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that this person is to do: for which unit and year (none for duties of the
    installation), what, and the address of the page where it is done. ``dated``: the words
    say by which day; it need not be said of that year again.
    """

    unit: str
    year: int | None
    words: str
    url: str
    dated: bool = False


Search = Callable[[Account], Iterable[Waiting]]
MOST: Final = 30
"""How many the first page shows; the units below it show the rest."""
_searches: list[Search] = []


def register(search: Search) -> None:
    """Ask this too what waits; called in the app's ``AppConfig.ready``."""
    if search not in _searches:
        _searches.append(search)


def waiting(account: Account) -> Iterator[Waiting]:
    """Everything that waits for the person, within the scope that holds."""
    for one in _searches:
        yield from one(account)
