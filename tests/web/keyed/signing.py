"""Frozen versions, their signatures and what is handed over, of either book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db.models import Model
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation.models import (
    Handover,
    Signature,
    Version,
    VersionFile,
)
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear, YearState
from web.county import Allowed, Answer, County
from web.keyed.making import YEAR, Do, Lines, Make, address_of, opens, posts

_CHAIN = [{"duty": "填报人", "signer": "filler"}]
_PROFILES = {"fiscal": "hunan-2024", "union": "union-line"}
_SIGNING = {"fiscal": "signing/", "union": "union/line/signing/"}
_INPUTS = {"chain": _CHAIN, "accepted": [], "contents": {}}


def version_of(book: str) -> Callable[[Unit], Version]:
    """A frozen version that waits for its filler's signature, and its one file."""

    def make(unit: Unit) -> Version:
        code = f"HJ-{book[:2]}-{unit.code[:4]}-{YEAR}"
        made = Version.objects.create(
            unit=unit, book=book, year=YEAR, number=1, profile=_PROFILES[book], code=code,
            digest="0" * 64, inputs=_INPUTS, law_date=date(YEAR, 1, 1), made_by="经办人",
        )  # fmt: skip
        kept = store().keep([b"<!doctype html><title>x</title>"], 1 << 20)
        made.files.create(
            unit=unit, book=book, form="html", name="全文.html", digest=kept.digest, size=9
        )
        state = YearState.TO_SIGN
        UnitYear.objects.filter(unit=unit, year=YEAR).update(state=state)
        return made

    return make


def file_of_version(book: str) -> Callable[[Unit], VersionFile]:
    return lambda unit: version_of(book)(unit).files.get()


def signature_of(book: str) -> Callable[[Unit], Signature]:
    return lambda unit: version_of(book)(unit).signatures.create(
        unit=unit, book=book, position=1, duty="填报人", name="甲", how="link",
        recorded_by="甲",
    )  # fmt: skip


def handed_over(book: str, kind: str) -> Callable[[Unit], Handover]:
    def make(unit: Unit) -> Handover:
        made = version_of(book)(unit)
        return made.handovers.create(
            unit=unit, book=book, year=YEAR, kind=kind, name="包.zip", made_by="甲",
            digest=made.files.get().digest,
        )  # fmt: skip

    return make


def frozen(book: str) -> dict[tuple[str, str], Callable[[Unit], Model]]:
    """Rows of this book that nobody changes, by their table."""
    return {
        ("evaluation_version", book): version_of(book),
        ("evaluation_versionfile", book): file_of_version(book),
        ("evaluation_signature", book): signature_of(book),
    }


def _link(at: str, book: str) -> Do:
    """In a small unit it is the clerk who hands it out."""

    def do(client: Client, here: County, unit: Unit) -> Answer:
        with as_system("准备"):
            Unit.objects.filter(pk=unit.pk).update(small=True)
        url = address_of(unit, _version(at, book, "link/"))
        return client.post(url, {"account": str(here.people[Role.CLERK].pk)})

    return do


def _version(at: str, book: str, rest: str = "") -> Make:
    def make(unit: Unit) -> str:
        version_of(book)(unit)
        return f"{at}versions/1/{rest}"

    return make


def _handed(at: str, book: str, kind: str) -> Make:
    def make(unit: Unit) -> str:
        made = handed_over(book, kind)(unit)
        return f"{at}handover/{made.pk}/{kind}/"

    return make


def _latest(at: str, book: str) -> Make:
    def make(unit: Unit) -> str:
        handed_over(book, "submission")(unit)
        return f"{at}handover/submission/"

    return make


def of_signing(
    book: str, reads: Allowed, fills: Allowed, opening: Allowed, answers: Allowed
) -> Lines:
    """Pages and actions of one book's versions, of signing and of handing over."""
    at = _SIGNING[book]
    one = partial(_version, at, book)
    return (
        ("签字", opens(lambda _: at), reads),
        ("形成定稿", opens(lambda _: f"{at}freeze/"), fills),
        ("定稿检查", opens(lambda _: f"{at}freeze/check/"), fills),
        ("一版定稿", opens(one()), reads),
        ("定稿全文", opens(one("pages/")), opening),
        ("定稿文件", opens(one("files/html/")), opening),
        ("填报人签字", opens(one("sign/")), fills),
        ("登记纸质签字", opens(one("paper/")), fills),
        ("签字链接", _link(at, book), fills),
        ("报送与退回", opens(lambda _: f"{at}handover/"), reads),
        ("报送", posts(lambda _: f"{at}handover/submit/"), fills),
        ("下载最近的报送包", opens(_latest(at, book)), opening),
        ("下载一版的报送包", opens(_handed(at, book, "submission")), opening),
        ("下载退回包", opens(_handed(at, book, "return")), opening),
        ("接收报送包", posts(lambda _: f"{at}handover/receive/"), answers),
        ("审核结论", posts(lambda _: f"{at}handover/answer/"), answers),
        ("导入退回包", posts(lambda _: f"{at}handover/take-back/"), fills),
    )
