"""An office that is killed in the middle of its work: who works there, and what is left.

It is the demonstration county. The union's clerk types payments and imports files of them, the
culture house's clerk freezes a version, signs it and takes the year back.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException

from hengji.web.installation import Installation
from web.kept.desk import Desk, Work, signed_in
from web.kept.losses import connected, losses
from web.kept.patience import PATIENCE, until
from web.kept.tree import Tree
from web.places import environment, free_port, installation_of_its_own

_CLERKS = ("总工会经办员", "文化宫经办员")
_GONE = (OSError, HTTPException)
"""What a request comes to when the office dies under it."""
_ENDING = 500
"""A web that has lost its database answers so."""


@dataclass(slots=True)
class KilledOffice:
    """The same clerks stay signed in from one life of the office to the next."""

    place: Installation
    work: Work = field(default_factory=Work)
    desks: list[Desk] = field(default_factory=list)

    def serve(self) -> Tree:
        """Start it, the first time with the demonstration, and sign the clerks in."""
        printed = self.place.folder.parent / "printed.txt"
        command = [sys.executable, "-m", "hengji.cli", "serve"]
        command += ["--data", str(self.place.folder), "--port", str(free_port())]
        with printed.open("wb") as sink:
            process = subprocess.Popen(
                [*command, *([] if self.desks else ["--demo"])],
                stdout=sink,
                stderr=sink,
                env=environment(),
            )
        until(
            lambda: (
                "按 Ctrl-C 停止" in printed.read_text("utf-8") or process.poll() is not None
            ),
            "起不来",
        )
        told = printed.read_text("utf-8")
        if process.poll() is not None:
            raise AssertionError(told)
        address = re.findall(r"http://127\.0\.0\.1:\d+", told)[0]
        if not self.desks:
            self.desks = [signed_in(address, _link(told, name)) for name in _CLERKS]
        for desk in self.desks:
            desk.address = address
        return Tree(process, address, self.place)

    def round(self, seconds: float) -> list[str]:
        """Serve, say what the last kill has cost, work on everything at once, kill."""
        tree = self.serve()
        lost = list(losses(self.place, self.work.told))
        stop = threading.Event()
        jobs = (self.work.saving, self.work.loading, self.work.moving)
        at = (self.desks[0], self.desks[0], self.desks[1])
        threads = [
            threading.Thread(target=self._until, args=(stop, job, desk))
            for job, desk in zip(jobs, at, strict=True)
        ]
        for one in threads:
            one.start()
        time.sleep(seconds)
        tree.kill()
        stop.set()
        for one in threads:
            one.join(PATIENCE)
        return lost

    def _until(self, stop: threading.Event, job: Callable[[Desk], None], desk: Desk) -> None:
        """Work on and on; an office that is gone ends it, and so does one that refuses."""
        while not stop.is_set():
            try:
                job(desk)
            except urllib.error.HTTPError as refused:
                if refused.code < _ENDING:
                    self.work.told.refused.append(f"{refused.code} {refused.url}")
                return
            except _GONE:
                return

    def _under_way(self) -> bool:
        said = "SELECT 1 FROM budget_importbatch WHERE state IN ('checking', 'loading')"
        with connected(self.place) as database:
            return database.execute(said).fetchone() is not None

    def settled(self) -> list[str]:
        """What the last kill has cost, when the worker has finished what was under way."""
        tree = self.serve()
        try:
            until(lambda: not self._under_way(), "文件一直在检查或导入")
            return list(losses(self.place, self.work.told))
        finally:
            tree.stop()


def _link(told: str, name: str) -> str:
    """The path of somebody's one-time link, among what was printed."""
    found = re.search(rf"{name}（.*）\n\s+http://127\.0\.0\.1:\d+(\S+)", told)
    if found is None:
        raise AssertionError(told)
    return found[1]


@contextmanager
def killed_office() -> Iterator[KilledOffice]:
    """The demonstration county in a folder of its own."""
    with installation_of_its_own() as place:
        yield KilledOffice(place)
