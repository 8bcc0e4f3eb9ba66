"""Proofs, records of work, files and surveys."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.web.evidence import surveying
from hengji.web.evidence.models import Survey
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web.county import Allowed, Answer, County
from web.goals import doing
from web.keyed.making import YEAR, Do, Lines, Make, address_of, opens, posts

_LIST = "日期,活动名称\n2024-03-08,篮球赛\n".encode()


def _survey(rest: str = "") -> Make:
    return lambda unit: f"evidence/surveys/{doing.make_survey(unit).pk}/{rest}"


def _begun(rest: str, method: str, *, once: bool = False) -> Make:
    """A survey that takes answers."""

    def make(unit: Unit) -> str:
        one = surveying.make(unit, YEAR, "满意度调查", "职工群众", method)
        Survey.objects.filter(pk=one.pk).update(once=once, sent=1)
        surveying.begin(one)
        return f"evidence/surveys/{one.pk}/{rest}"

    return make


def _record(unit: Unit) -> str:
    return f"evidence/records/{doing.make_record(unit).pk}/"


def _bound(unit: Unit) -> str:
    return f"evidence/bindings/{doing.make_binding(unit).pk}/unbind/"


def _file(unit: Unit) -> str:
    return f"evidence/files/{doing.make_attachment(unit).pk}/remove/"


def _loaded(unit: Unit) -> str:
    return f"evidence/imports/{doing.make_import(unit).pk}/undo/"


def _proof(rest: str = "") -> Make:
    def make(unit: Unit) -> str:
        sheet = doing.make_sheet(unit)
        row = sheet.indicators.order_by("pk")[0]
        return f"evidence/indicators/{row.pk}/{rest}"

    return make


def _list(client: Client, _: County, unit: Unit) -> Answer:
    url = address_of(unit, lambda _: "evidence/ledgers/activities/import/")
    return client.post(url, {"file": SimpleUploadedFile("台账.csv", _LIST)})


def _asked(rest: str, **told: str) -> Do:
    """A form of a survey, at its revision, about its overall question."""

    def do(client: Client, _: County, unit: Unit) -> Answer:
        url = address_of(unit, _survey(rest))
        with as_system("看"):
            one = Survey.objects.get(unit=unit, year=YEAR)
            asked = one.questions.get(overall=True)
        more = {"seen": str(one.revision), "question": str(asked.pk)}
        return client.post(url, {**told, **more})

    return do


def of_evidence(sees: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of proofs, records, files, surveys."""
    moves = ("tally/", "begin/", "close/", "reopen/")
    return (
        ("指标的佐证", opens(_proof()), sees),
        ("台账的一条", opens(_record), sees),
        ("一次调查", opens(_survey()), sees),
        ("纸质问卷", opens(_survey("paper/")), sees),
        ("问卷二维码", opens(_begun("poster/", "link")), sees),
        ("问卷小条", opens(_begun("slips/", "link", once=True)), fills),
        ("逐份录入", opens(_begun("answers/", "paper")), fills),
        ("选用佐证", posts(_proof("bind/")), fills),
        ("取消佐证", posts(_bound), fills),
        ("删除附件", posts(_file), fills),
        ("导入台账", _list, fills),
        ("撤销台账导入", posts(_loaded), fills),
        ("调查的基本情况", _asked("head/", title="调查", introduction="您好"), fills),
        ("总体满意度取自", _asked("overall/"), fills),
        *((f"调查 {rest}", posts(_survey(rest)), fills) for rest in moves),
    )
