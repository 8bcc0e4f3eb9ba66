"""The pages of a unit's year by their words, for going to one by a few letters."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.web.accounts.permissions import may
from hengji.web.shell.place import Place
from hengji.web.shell.steps import steps

_STEPS = {"units": "basics"}
"""The step of an app's pages, where it is not called as the app is."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its words, the name of its address, the sheet's key where it has one.

    ``letters``: first letters of the pronunciation of its words.
    """

    label: str
    name: str
    letters: str
    key: str = ""
    permission: str = ""
    """Where it is another than the step's."""

    @property
    def step(self) -> str:
        """The step it belongs to; the union book is open to others than the step is."""
        app = self.name.partition(":")[0]
        return _STEPS.get(app, app)

    @property
    def keys(self) -> dict[str, str]:
        """What its address takes beside the unit and the year."""
        return {"key": self.key} if self.key else {}


@dataclass(frozen=True, slots=True)
class Found:
    """A page of one unit's year."""

    label: str
    letters: str
    url: str


@cache
def pages() -> tuple[Page, ...]:
    """In the order of the year's work (``pages.toml``)."""
    text = files("hengji.web.shell").joinpath("pages.toml").read_text("utf-8")
    return tuple(Page(**one) for one in tomllib.loads(text)["page"])


def pages_of(place: Place) -> list[Found]:
    """Those that the place's reader may open, with their addresses."""
    by_step = {one.key: one.permission for one in steps()} | {"union": "unit.view_union"}

    def opens(one: Page) -> bool:
        permission = one.permission or by_step.get(one.step, "unit.view")
        return place.reader is None or may(place.reader, permission, place.unit)

    return [
        Found(one.label, one.letters, place.url(one.name, **one.keys))
        for one in pages()
        if opens(one)
    ]
