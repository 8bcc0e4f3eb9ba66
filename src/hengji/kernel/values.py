"""Frozen values that are built at the speed of ones that are not.

The ``__init__`` of a frozen dataclass sets every field by ``object.__setattr__``, which takes
six times as long as an assignment; one document makes a thousand such values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import TypeVar, cast

V = TypeVar("V")

_BUILDERS: dict[tuple[type, bool], Callable[..., object]] = {}
"""By class, and whether ``__post_init__`` is asked."""


def quickly_built(cls: type[V]) -> type[V]:
    """The same frozen, slotted dataclass, built by plain assignments.

    While it is built, and nobody else has seen it, the object belongs to a twin of its
    class that has the same slots and is not frozen. For the classes made most often.
    """
    known = fields(cls)  # type: ignore[arg-type]  # a dataclass, which ``type`` cannot say
    if any(one.default_factory is not MISSING or not one.init for one in known):
        raise TypeError(f"{cls.__name__} has fields that are not simply given")
    names = [one.name for one in known]
    body = [
        "    self = twin()",
        *(f"    self.{name} = {name}" for name in names),
        "    self.__class__ = cls",
    ]
    checked = ["    self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    lines = [
        f"def build({', '.join(names)}):",
        *body,
        *checked,
        "    return self",
        f"def build_unchecked({', '.join(names)}):",
        *body,
        "    return self",
        f"def __new__(cls, {', '.join(names)}):",
        *body,
        *checked,
        "    return self",
        "def __reduce__(self):",  # pickled and copied by what it was built of
        f"    return type(self), ({''.join(f'self.{name}, ' for name in names)})",
    ]
    twin = type(cls.__name__, (), {"__slots__": tuple(names)})
    made: dict[str, object] = {"twin": twin, "cls": cls}
    exec("\n".join(lines), made)  # as dataclasses makes the __init__ that this replaces
    given = cls.__dict__["__init__"]
    for name in ("build", "build_unchecked", "__new__"):
        for kept in ("__defaults__", "__annotations__"):
            setattr(made[name], kept, getattr(given, kept))
    for name in ("__new__", "__reduce__"):
        setattr(cls, name, made[name])
    setattr(cls, "__init__", object.__init__)  # noqa: B010 - nothing is left for it to do
    for name, asked in (("build", True), ("build_unchecked", False)):
        _BUILDERS[cls, asked] = cast(Callable[..., object], made[name])
    return cls


def builder(cls: type[V], *, checked: bool = True) -> type[V]:
    """What builds a :func:`quickly_built` class when it is called like the class itself.

    A plain function, which the interpreter calls in two thirds of the time of a class: for
    the few places that build one value for every cell of a document. Typed as the class,
    so that its arguments are checked; it is no class, and is good for nothing else. Not
    ``checked``: ``__post_init__`` is not asked, where what is read can only be right, as
    the digits that a pattern has found are finite.
    """
    return cast("type[V]", _BUILDERS[cls, checked])
