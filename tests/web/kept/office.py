"""An office that is killed in the middle of its work: who works there, and what is left.

It is the demonstration county. The union's clerk types payments and imports files of them, the
culture house's clerk freezes a version, signs it and takes the year back.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from http.client import HTTPException
from http.cookiejar import CookieJar
from itertools import count
from urllib.parse import urlencode
from uuid import uuid4

import psycopg

from hengji.web.installation import Installation
from hengji.web.postgres.address import addresses
from hengji.web.postgres.lock import alive, read_lock
from web.places import environment, free_port, installation_of_its_own

YEAR = 2024
_UNION, _HOUSE = "129001", "129002"
_CLERKS = ("总工会经办员", "文化宫经办员")
_BOOK = f"/units/{_UNION}/years/{YEAR}/budget"
_EVALUATION = f"/units/{_HOUSE}/years/{YEAR}/evaluation"
_SIGNING = f"/units/{_HOUSE}/years/{YEAR}/signing"
_PATIENCE = 600.0
_STEP = 0.02
_CENT = Decimal("0.01")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_GONE = (OSError, HTTPException)
"""What a request comes to when the office dies under it."""
_ENDING = 500
"""A web that has lost its database answers so."""
_TO_SIGN = '<span class="state">待签</span>'
_REASON = re.compile(r'name="(reason\.[^"]+)"')
_FROZEN = re.compile(r"已形成第 (\d+) 版定稿，核对码 ([-\w]+)")
_FILES = 4
_STATE = (
    "SELECT y.state FROM units_unityear y JOIN units_unit u ON u.id = y.unit_id"
    " WHERE u.code = %s AND y.year = %s"
)
SHORT, LONG = 150, 2_500
"""Rows of a file that is loaded while one waits, and of one that the worker loads."""


@dataclass(slots=True)
class Desk:
    """A signed-in clerk without a window."""

    address: str
    opener: urllib.request.OpenerDirector
    token: str = ""

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=_PATIENCE) as answer:
            text: str = answer.read().decode()
        if found := _TOKEN.search(text):
            self.token = found[1]
        return text

    def post(self, path: str, body: bytes, kind: str) -> tuple[str, str]:
        """The text of the answer, and the address that it came from in the end."""
        request = urllib.request.Request(
            self.address + path,
            body,
            {"Content-Type": kind, "X-CSRFToken": self.token, "Referer": self.address + path},
        )
        with self.opener.open(request, timeout=_PATIENCE) as answer:
            return answer.read().decode(), answer.geturl()

    def send(self, path: str, told: Mapping[str, str]) -> tuple[str, str]:
        """Send a form."""
        return self.post(path, urlencode(told).encode(), "application/x-www-form-urlencoded")

    def press(self, path: str) -> tuple[str, str]:
        """Press a button that carries nothing."""
        return self.send(path, {})


def signed_in(address: str, link: str) -> Desk:
    """Come in by a one-time link."""
    direct = urllib.request.ProxyHandler({})
    jar = urllib.request.HTTPCookieProcessor(CookieJar())
    desk = Desk(address, urllib.request.build_opener(direct, jar))
    desk.get(link)
    desk.press(link)
    desk.get("/")
    return desk


@dataclass(slots=True)
class Told:
    """What the office has acknowledged: payments by voucher, imports by number and rows,
    moves of the year (``stands``: where it was last seen to stand).
    """

    saved: dict[str, Decimal] = field(default_factory=dict)
    loaded: dict[int, int] = field(default_factory=dict)
    taken: list[int] = field(default_factory=list)
    frozen: list[int] = field(default_factory=list)
    signed: list[int] = field(default_factory=list)
    moves: int = 0
    stands: str = ""
    under_way: str = ""
    refused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The processes of one ``hengji serve``."""

    process: subprocess.Popen[bytes]
    address: str
    place: Installation

    def members(self) -> list[int]:
        """The supervisor, its children and the database's first process."""
        said = subprocess.run(
            ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
        )
        own = [self.process.pid]
        for line in said.stdout.splitlines():
            pid, parent = (int(one) for one in line.split())
            if parent == self.process.pid:
                own.append(pid)
        lock = read_lock(self.place.cluster)
        return [*own, *([lock.pid] if lock and lock.pid not in own else [])]

    def kill(self) -> None:
        """``kill -9`` for all of them at once, and wait until they are gone."""
        pids = self.members()
        lock = read_lock(self.place.cluster)
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(_PATIENCE)
        until(lambda: lock is None or not alive(lock.pid, self.place.cluster), "数据库还在运行")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(_PATIENCE)


def until(true: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(what)
        time.sleep(_STEP)


@dataclass(slots=True)
class KilledOffice:
    """The same clerks stay signed in from one life of the office to the next."""

    place: Installation
    told: Told = field(default_factory=Told)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    desks: list[Desk] = field(default_factory=list)

    def serve(self) -> Tree:
        printed = self.place.folder.parent / "printed.txt"
        command = [
            sys.executable,
            "-m",
            "hengji.cli",
            "serve",
            "--data",
            str(self.place.folder),
        ]
        command += ["--port", str(free_port())]
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
        lost = list(self.faults())
        stop = threading.Event()
        jobs = (self._saving, self._loading, self._moving)
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
            one.join(_PATIENCE)
        return lost

    # what the clerk does

    def _saving(self, desk: Desk) -> None:
        number = next(self.numbers)
        voucher, amount = f"S{number:06}", number + _CENT
        values = {
            "day": f"{YEAR}-03-05", "amount": str(amount), "voucher": voucher,
            "kind": "public", "fund": "general", "origin": "own_level", "purpose": "办公用品",
        }  # fmt: skip
        row = {"key": "0", "row": "", "revision": 0, "values": values}
        text, _ = desk.post(
            f"{_BOOK}/sheets/payments/",
            json.dumps({"rows": [row]}).encode(),
            "application/json",
        )
        if '"saved"' in text:
            self.told.saved[voucher] = amount
        else:
            self.told.refused.append(text)

    def _loading(self, desk: Desk) -> None:
        number = next(self.numbers)
        rows = LONG if number % 2 else SHORT
        base = f"{_BOOK}/imports/"
        body, kind = _form(number, rows)
        _, url = desk.post(base, body, kind)
        batch = int(url.rstrip("/").rpartition("/")[2])
        self.told.taken.append(batch)
        until(lambda: "可以导入" in desk.get(f"{base}{batch}/"), "没有检查完")
        desk.press(f"{base}{batch}/load/")
        until(lambda: f"已导入 {rows} 行" in desk.get(f"{base}{batch}/"), "没有导入")
        self.told.loaded[batch] = rows

    def _moving(self, desk: Desk) -> None:
        """A version frozen and signed, then taken back: each step is acknowledged before the
        next.
        """
        page = desk.get(f"{_SIGNING}/")
        self.told.stands = "to_sign" if _TO_SIGN in page else "evaluating"
        if self.told.stands == "to_sign":
            self.told.under_way = "evaluating"
            desk.press(f"{_EVALUATION}/move/take_back/")
        else:
            self.told.under_way = "to_sign"
            self._freeze(desk)
        self.told.stands = self.told.under_way
        self.told.moves += 1

    def _freeze(self, desk: Desk) -> None:
        asked = _REASON.findall(desk.get(f"{_SIGNING}/freeze/check/"))
        text, _ = desk.send(f"{_SIGNING}/freeze/", dict.fromkeys(asked, "核对无误"))
        made = _FROZEN.search(text)
        if made is None:
            self.told.refused.append("没有形成定稿")
            return
        number, code = int(made[1]), made[2]
        self.told.frozen.append(number)
        self.told.stands = "to_sign"
        sign = f"{_SIGNING}/versions/{number}/sign/"
        text, _ = desk.send(sign, {"read": "yes", "code": code})
        if "已签字" in text:
            self.told.signed.append(number)
        else:
            self.told.refused.append(f"第 {number} 版没有签上")

    def _until(self, stop: threading.Event, job: Callable[[Desk], None], desk: Desk) -> None:
        """Work on and on; an office that is gone ends it, and so does one that refuses."""
        while not stop.is_set():
            try:
                job(desk)
            except urllib.error.HTTPError as refused:
                if refused.code < _ENDING:
                    self.told.refused.append(f"{refused.code} {refused.url}")
                return
            except _GONE:
                return

    # what is left

    def faults(self) -> Iterator[str]:
        """Nothing acknowledged is lost, nothing is half done."""
        with psycopg.connect(**addresses(self.place).owner.parameters()) as database:  # type: ignore[arg-type]  # names and numbers, as libpq takes them
            yield from self._saves_lost(database)
            yield from self._imports_lost(database)
            yield from self._histories_lost(database)
            yield from self._moves_lost(database)
            yield from self._versions_lost(database)

    def _saves_lost(self, database: psycopg.Connection) -> Iterator[str]:
        yield from self.told.refused
        said = (
            "SELECT voucher, amount FROM budget_payment"
            " WHERE batch_id IS NULL AND voucher ~ '^S[0-9]{6}$'"
        )
        kept: dict[str, Decimal] = dict(database.execute(said).fetchall())
        for voucher, amount in self.told.saved.items():
            if kept.get(voucher) != amount:
                yield f"{voucher}: 答复了 {amount}，留下 {kept.get(voucher)}"
        for voucher, amount in kept.items():
            if amount != Decimal(voucher[1:]) + _CENT:
                yield f"{voucher}: 半条，{amount}"

    def _imports_lost(self, database: psycopg.Connection) -> Iterator[str]:
        said = (
            "SELECT b.id, b.state, b.rows, count(p.id) FROM budget_importbatch b"
            " LEFT JOIN budget_payment p ON p.batch_id = b.id GROUP BY b.id"
        )
        found = {pk: (state, rows, there) for pk, state, rows, there in database.execute(said)}
        for batch in self.told.taken:
            if batch not in found:
                yield f"第 {batch} 批收下了，没有留下"
        for batch, (state, rows, there) in found.items():
            if there != (rows if state == "loaded" else 0):
                yield f"第 {batch} 批 {state}，{rows} 行里有 {there} 行"
        for batch, rows in self.told.loaded.items():
            if found.get(batch) != ("loaded", rows, rows):
                yield f"第 {batch} 批答复了 {rows} 行，留下 {found.get(batch)}"

    def _histories_lost(self, database: psycopg.Connection) -> Iterator[str]:
        said = (
            "SELECT count(*) FROM budget_payment p WHERE (SELECT count(*) FROM"
            " budget_paymentevent e WHERE e.pgh_obj_id = p.id) <> p.revision"
        )
        for (without,) in database.execute(said):
            if without:
                yield f"{without} 笔支付没有相应的修改记录"

    def _moves_lost(self, database: psycopg.Connection) -> Iterator[str]:
        """The year stands where it was last seen or where the move under way leads."""
        allowed = {self.told.stands, self.told.under_way}
        for (state,) in database.execute(_STATE, (_HOUSE, YEAR)):
            if self.told.stands and state not in allowed:
                yield f"年度是 {state}，应当是 {'、'.join(sorted(allowed))}"

    def _versions_lost(self, database: psycopg.Connection) -> Iterator[str]:
        """A version has all its files, byte for byte, or it is not there."""
        said = (
            "SELECT v.number, (SELECT array_agg(f.digest) FROM evaluation_versionfile f"
            " WHERE f.version_id = v.id), (SELECT count(*) FROM evaluation_signature s"
            " WHERE s.version_id = v.id) FROM evaluation_version v"
            " JOIN units_unit u ON u.id = v.unit_id WHERE u.code = %s AND v.year = %s"
        )
        found = {n: (files or [], signed) for n, files, signed in
                 database.execute(said, (_HOUSE, YEAR))}  # fmt: skip
        for number in self.told.frozen:
            if number not in found:
                yield f"第 {number} 版形成了，没有留下"
        for number in self.told.signed:
            if not found.get(number, ([], 0))[1]:
                yield f"第 {number} 版的签字没有留下"
        for number, (files, _) in found.items():
            kept = [self._bytes(one) for one in files]
            if len(kept) != _FILES or not all(kept):
                yield f"第 {number} 版的文件不齐"

    def _bytes(self, digest: str) -> bool:
        at = next(self.place.attachments.rglob(f"{digest}*"), None)
        return at is not None and sha256(at.read_bytes()).hexdigest() == digest

    def _under_way(self) -> bool:
        said = "SELECT 1 FROM budget_importbatch WHERE state IN ('checking', 'loading')"
        with psycopg.connect(**addresses(self.place).owner.parameters()) as database:  # type: ignore[arg-type]  # as above
            return database.execute(said).fetchone() is not None

    def settled(self) -> list[str]:
        """What the last kill has cost, when the worker has finished what was under way."""
        tree = self.serve()
        try:
            until(lambda: not self._under_way(), "文件一直在检查或导入")
            return list(self.faults())
        finally:
            tree.stop()


def _link(told: str, name: str) -> str:
    """The path of somebody's one-time link, among what was printed."""
    found = re.search(rf"{name}（.*）\n\s+http://127\.0\.0\.1:\d+(\S+)", told)
    if found is None:
        raise AssertionError(told)
    return found[1]


def _form(number: int, rows: int) -> tuple[bytes, str]:
    """A file of payments as a browser sends it."""
    lines = ["支付日期,凭证号,金额,用途,支出性质"]
    lines += [
        f"{YEAR}-05-06,F{number}-{n},{n}.5,第{number}批第{n}笔,公用经费"
        for n in range(1, rows + 1)
    ]
    between = uuid4().hex
    head = 'Content-Disposition: form-data; name="{}"'
    parts = (
        f"--{between}\r\n{head.format('kind')}\r\n\r\npayments\r\n",
        f'--{between}\r\n{head.format("file")}; filename="{number}.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n" + "\n".join(lines) + "\r\n",
        f"--{between}--\r\n",
    )
    return "".join(parts).encode(), f"multipart/form-data; boundary={between}"


@contextmanager
def killed_office() -> Iterator[KilledOffice]:
    """The demonstration county in a folder of its own."""
    with installation_of_its_own() as place:
        yield KilledOffice(place)
