"""Frozen values that are built at the speed of ones that are not.

The ``__init__`` of a frozen dataclass sets every field by ``object.__setattr__``, which takes
six times as long as an assignment; one document makes a thousand such values.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TypeVar

V = TypeVar("V")


def quickly_built(cls: type[V]) -> type[V]:
    """The same frozen, slotted dataclass with an ``__init__`` of plain assignments.

    While it is built, and nobody else has seen it, the object belongs to a twin of its
    class that has the same slots and is not frozen. For the classes made most often.
    """
    known = fields(cls)  # type: ignore[arg-type]  # a dataclass, which ``type`` cannot say
    if any(one.default_factory is not MISSING or not one.init for one in known):
        raise TypeError(f"{cls.__name__} has fields that are not simply given")
    names = [one.name for one in known]
    lines = [
        f"def __init__(self, {', '.join(names)}):",
        "    become(self, '__class__', twin)",
        *(f"    self.{name} = {name}" for name in names),
        "    self.__class__ = cls",
        *(["    self.__post_init__()"] if hasattr(cls, "__post_init__") else []),
    ]
    twin = type(cls.__name__, (), {"__slots__": tuple(names)})
    made: dict[str, object] = {"become": object.__setattr__, "twin": twin, "cls": cls}
    exec("\n".join(lines), made)  # as dataclasses makes the one that this replaces
    quick, slow = made["__init__"], cls.__dict__["__init__"]
    for kept in ("__defaults__", "__annotations__", "__qualname__", "__module__"):
        setattr(quick, kept, getattr(slow, kept))
    setattr(cls, "__init__", quick)  # noqa: B010 - to a type checker a method is never assigned
    return cls
