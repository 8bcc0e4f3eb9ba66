"""What a serving process holds: things that were made and may be used again; and garbage,
which is not looked for while thousands of rows come in.
"""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Generic, TypeVar

_RARELY = (50_000, 10, 20)
"""New objects between two looks for garbage, in a process that serves."""


_Key = TypeVar("_Key", bound=Hashable)
_Thing = TypeVar("_Thing")


class Shelf(Generic[_Key, _Thing]):
    """The things asked for last, up to ``most``; shared by all threads of the process.

    Whether a thing is still as it was is for those to ask who take it.
    """

    _every: ClassVar[list[Shelf[Any, Any]]] = []  # of whatever they hold

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._things: OrderedDict[_Key, _Thing] = OrderedDict()
        self._every.append(self)

    def take(self, key: _Key) -> _Thing | None:
        """The thing under this key, where it is still held."""
        with self._lock:
            found = self._things.get(key)
            if found is not None:
                self._things.move_to_end(key)
            return found

    def put(self, key: _Key, thing: _Thing) -> _Thing:
        """Hold it for whoever asks next; returns it."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return thing

    @classmethod
    def clear_all(cls) -> None:
        """Hold nothing any more, as a process that has just begun."""
        for one in cls._every:
            with one._lock:
                one._things.clear()


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the garbage collector alone while rows come in; references are counted as ever."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def settle() -> None:
    """The process is ready to serve: what it has loaded stays, and need not be looked at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)
