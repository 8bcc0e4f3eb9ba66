"""A clerk at work: payments are typed, files imported, versions frozen, signed, taken back."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from http.cookiejar import CookieJar
from itertools import count
from urllib.parse import urlencode
from uuid import uuid4

from web.kept.patience import PATIENCE, until

YEAR = 2024
UNION, HOUSE = "129001", "129002"
SHORT, LONG = 150, 2_500
"""Rows of a file that is loaded while one waits, and of one that the worker loads."""
CENT = Decimal("0.01")
_BOOK = f"/units/{UNION}/years/{YEAR}/budget"
_EVALUATION = f"/units/{HOUSE}/years/{YEAR}/evaluation"
_SIGNING = f"/units/{HOUSE}/years/{YEAR}/signing"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_TO_SIGN = '<span class="state">待签</span>'
_REASON = re.compile(r'name="(reason\.[^"]+)"')
_FROZEN = re.compile(r"已形成第 (\d+) 版定稿，核对码 ([-\w]+)")


@dataclass(slots=True)
class Desk:
    """A signed-in clerk without a window."""

    address: str
    opener: urllib.request.OpenerDirector
    token: str = ""

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=PATIENCE) as answer:
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
        with self.opener.open(request, timeout=PATIENCE) as answer:
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
class Work:
    """What the clerks do, one thing after another, and what they were told of it."""

    told: Told = field(default_factory=Told)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def saving(self, desk: Desk) -> None:
        number = next(self.numbers)
        voucher, amount = f"S{number:06}", number + CENT
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

    def loading(self, desk: Desk) -> None:
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

    def moving(self, desk: Desk) -> None:
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
