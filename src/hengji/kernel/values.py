"""Frozen values that are built at the speed of ones that are not.

The ``__init__`` of a frozen dataclass sets every field by ``object.__setattr__``, which takes
six times as long as an assignment; one document makes a thousand such values.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TypeVar

V = TypeVar("V")


def quickly_built(cls: type[V]) -> type[V]:
    """The same frozen, slotted dataclass, built by plain assignments.

    While it is built, and nobody else has seen it, the object belongs to a twin of its
    class that has the same slots and is not frozen. For the classes made most often.
    """
    known = fields(cls)  # type: ignore[arg-type]  # a dataclass, which ``type`` cannot say
    if any(one.default_factory is not MISSING or not one.init for one in known):
        raise TypeError(f"{cls.__name__} has fields that are not simply given")
    names = [one.name for one in known]
    lines = [
        f"def __new__(cls, {', '.join(names)}):",
        "    self = twin()",
        *(f"    self.{name} = {name}" for name in names),
        "    self.__class__ = cls",
        *(["    self.__post_init__()"] if hasattr(cls, "__post_init__") else []),
        "    return self",
        "def __reduce__(self):",  # pickled and copied by what it was built of
        f"    return type(self), ({''.join(f'self.{name}, ' for name in names)})",
    ]
    made: dict[str, object] = {"twin": type(cls.__name__, (), {"__slots__": tuple(names)})}
    exec("\n".join(lines), made)  # as dataclasses makes the __init__ that this replaces
    given = cls.__dict__["__init__"]
    for kept in ("__defaults__", "__annotations__"):
        setattr(made["__new__"], kept, getattr(given, kept))
    for name, how in (("__new__", made["__new__"]), ("__reduce__", made["__reduce__"])):
        setattr(cls, name, how)
    setattr(cls, "__init__", object.__init__)  # noqa: B010 - nothing is left for it to do
    return cls
