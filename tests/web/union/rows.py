"""Rows of the union's line for the table of roles, and its pages and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.union.models import (
    LineFile,
    LineHandover,
    LinePassage,
    LineSignature,
    LineVersion,
)
from hengji.web.units.models import Unit, UnitYear
from web.keyed import Lines, Make, opens, posts

if TYPE_CHECKING:
    from django.test import Client

    from web.scopes import Allowed, Answer, County

_YEAR = 2024
_CHAIN = [{"duty": "填报人", "signer": "filler"}, {"duty": "上级工会", "signer": "upper"}]
PAGES = {
    "报上级工会的报告": "line/report/",
    "报上级工会的一段": "line/report/works/",
    "报上级工会的表格": "line/forms/",
    "报上级工会的一张表": "line/forms/1/",
    "报上级工会的数": "line/trace/final.total/",
    "报上级工会的审核": "line/audit/",
    "报上级工会的草稿": "line/files/docx/",
    "报上级工会的定稿": "line/versions/",
}


def passage_of(unit: Unit) -> LinePassage:
    return LinePassage.objects.create(unit=unit, year=_YEAR, code="works", markup="写")


def version_of(unit: Unit) -> LineVersion:
    """A frozen version that waits for its filler's signature, and its one file."""
    made = LineVersion.objects.create(
        unit=unit, year=_YEAR, number=1, code=f"HJ-U-{unit.code}", digest="0" * 64,
        inputs={"chain": _CHAIN, "accepted": [], "contents": {}}, made_by="经办人",
    )  # fmt: skip
    kept = store().keep([b"<!doctype html><title>x</title>"], 1 << 20)
    LineFile.objects.create(
        unit=unit, version=made, form="html", name="全文.html", digest=kept.digest, size=9
    )
    return made


def file_of(unit: Unit) -> LineFile:
    return version_of(unit).files.get()


def signature_of(unit: Unit) -> LineSignature:
    return LineSignature.objects.create(
        unit=unit, version=version_of(unit), position=1, duty="填报人", name="甲", how="link",
        recorded_by="甲",
    )  # fmt: skip


def handover_of(unit: Unit) -> LineHandover:
    made = signature_of(unit).version
    return LineHandover.objects.create(
        unit=unit, version=made, name="包.zip", made_by="甲", digest=made.files.get().digest
    )


FROZEN = {
    "union_lineversion": version_of,
    "union_linefile": file_of,
    "union_linesignature": signature_of,
    "union_linehandover": handover_of,
}


def write_passage(client: Client, _: County, unit: Unit) -> Answer:
    url = f"/units/{unit.code}/years/{_YEAR}/union/line/report/works/"
    with as_system("开年"):  # a year that nobody opened is not written
        UnitYear.objects.get_or_create(unit=unit, year=_YEAR)
    return client.post(url, {"markup": "开展了活动。", "revision": "0", "what": "save"})


def lines(reads: Allowed, fills: Allowed, signs: Allowed, answers: Allowed) -> Lines:
    """Pages and actions of one version; who may not do it is refused."""
    versions = "union/line/versions/"
    return (
        ("报上级工会的定稿页", opens(_version(f"{versions}1/pages/")), reads),
        ("报上级工会的文件", opens(_version(f"{versions}1/files/html/")), reads),
        ("形成报上级工会的定稿", opens(_version(f"{versions}freeze/")), fills),
        ("登记报上级工会的纸质签字", opens(_version(f"{versions}paper/")), fills),
        ("签报上级工会的定稿", posts(_version(f"{versions}sign/"), read="yes"), signs),
        ("报送上级工会", posts(_version(f"{versions}submit/")), fills),
        ("上级工会答复", posts(_handed(f"{versions}answer/"), verdict="agreed"), answers),
    )


def _version(rest: str) -> Make:
    def make(unit: Unit) -> str:
        version_of(unit)
        return rest

    return make


def _handed(rest: str) -> Make:
    def make(unit: Unit) -> str:
        handover_of(unit)
        return rest

    return make
