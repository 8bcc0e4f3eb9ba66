"""What the table of roles does to goals and evidence, and the rows that it looks at."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.web.evidence import models as proofs
from hengji.web.evidence import surveying, uploads
from hengji.web.goals import reviewing
from hengji.web.goals.models import GoalSheet, Indicator, Review
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear
from web.county import Answer, County
from web.goals import sheets

_YEAR = 2024
_PDF = b"%PDF-1.7\n%made up\n"


def _url(unit: Unit, rest: str) -> str:
    return f"/units/{unit.code}/years/{_YEAR}/{rest}"


def _open(unit: Unit) -> None:
    UnitYear.objects.get_or_create(unit=unit, year=_YEAR, defaults={"profile": "hunan-2024"})


def _sheet(unit: Unit, *, submitted: bool = False) -> GoalSheet:
    with as_system("准备"):
        _open(unit)
        made = sheets.sheet(unit, year=_YEAR)
        if submitted:
            reviewing.submit(made)
    return made


# actions


def new_sheet(client: Client, _: County, unit: Unit) -> Answer:
    with as_system("准备"):
        _open(unit)
    return client.post(_url(unit, "goals/"))


def fill_sheet(client: Client, _: County, unit: Unit) -> Answer:
    made = _sheet(unit)
    rows = [{"key": "0", "row": "", "revision": 0, "values": {
        "level1": "产出指标", "level2": "质量指标", "level3": "合格率",
    }}]  # fmt: skip
    body = json.dumps({"rows": rows})
    url = _url(unit, f"goals/{made.pk}/")
    return client.post(url, body, content_type="application/json")


def submit(client: Client, _: County, unit: Unit) -> Answer:
    return client.post(_url(unit, f"goals/{_sheet(unit).pk}/submit/"))


def opinion(client: Client, _: County, unit: Unit) -> Answer:
    """At the first desk: the department's where there is one, else the bureau's."""
    made = _sheet(unit, submitted=True)
    with as_system("看"):
        state = Review.objects.get(sheet=made).state
    said = {"state": state, "verdict": "agreed", "text": ""}
    return client.post(_url(unit, f"goals/{made.pk}/opinion/"), said)


def approve_on_paper(client: Client, _: County, unit: Unit) -> Answer:
    return client.post(_url(unit, f"goals/{_sheet(unit).pk}/paper/"), {"document": "3号"})


def upload(client: Client, _: County, unit: Unit) -> Answer:
    with as_system("准备"):
        _open(unit)
    files = [SimpleUploadedFile("签到表.pdf", _PDF)]
    return client.post(_url(unit, "evidence/files/"), {"files": files})


def open_file(client: Client, _: County, unit: Unit) -> Answer:
    return _sent(client, unit, personal=False)


def open_personal_file(client: Client, _: County, unit: Unit) -> Answer:
    return _sent(client, unit, personal=True)


def _sent(client: Client, unit: Unit, *, personal: bool) -> Answer:
    given = SimpleUploadedFile("名单.pdf", _PDF)
    with as_system("准备"):
        taken = uploads.take(unit, _YEAR, given, personal=personal)
    sent = client.get(_url(unit, f"evidence/files/{taken.attachment.pk}/"))
    if sent.streaming:
        list(sent.streaming_content)  # type: ignore[attr-defined]  # to its end, so that it is closed
    return sent


def record(client: Client, _: County, unit: Unit) -> Answer:
    with as_system("准备"):
        _open(unit)
    rows = [{"key": "0", "row": "", "revision": 0, "values": {
        "day": "2024-03-08", "title": "篮球赛",
    }}]  # fmt: skip
    body = json.dumps({"rows": rows})
    url = _url(unit, "evidence/ledgers/activities/")
    return client.post(url, body, content_type="application/json")


def attain(client: Client, _: County, unit: Unit) -> Answer:
    row = _indicator(unit)
    url = _url(unit, f"evidence/indicators/{row.pk}/")
    return client.post(url, {"value": "96", "seen": 0})


def survey(client: Client, _: County, unit: Unit) -> Answer:
    with as_system("准备"):
        _open(unit)
    asked = {"title": "满意度调查", "subject": "职工群众", "method": "paper"}
    return client.post(_url(unit, "evidence/surveys/"), asked)


# rows


def _indicator(unit: Unit) -> Indicator:
    made = _sheet(unit)
    with as_system("看"):
        return Indicator.objects.get(sheet=made, level3="困难职工帮扶覆盖率")


def make_sheet(unit: Unit) -> GoalSheet:
    return _sheet(unit)


def make_attachment(unit: Unit) -> proofs.Attachment:
    return uploads.take(unit, _YEAR, SimpleUploadedFile("签到表.pdf", _PDF)).attachment


def make_record(unit: Unit) -> proofs.ActivityRecord:
    return proofs.ActivityRecord.objects.create(
        unit=unit, year=_YEAR, ledger="activities", day=date(_YEAR, 3, 8), title="篮球赛"
    )


def make_import(unit: Unit) -> proofs.ActivityImport:
    return proofs.ActivityImport.objects.create(
        unit=unit, year=_YEAR, ledger="activities", file_name="台账.xlsx", digest="0" * 64,
        rows=1, made_by="经办人",
    )  # fmt: skip


def make_binding(unit: Unit) -> proofs.Binding:
    return uploads.bind(unit, _YEAR, claim="results", attachment=make_attachment(unit))


def make_attainment(unit: Unit) -> proofs.Attainment:
    return proofs.Attainment.objects.create(
        unit=unit, year=_YEAR, indicator=_indicator(unit), value=f"{Decimal(96)}"
    )


def make_survey(unit: Unit) -> proofs.Survey:
    return surveying.make(unit, _YEAR, "满意度调查", "职工群众", "paper")


def make_answers(unit: Unit) -> proofs.AnswerSheet:
    return proofs.AnswerSheet.objects.create(
        unit=unit, survey=make_survey(unit), choices={}, day=date(_YEAR, 3, 8)
    )


def make_used_slip(unit: Unit) -> proofs.UsedSlip:
    return proofs.UsedSlip.objects.create(unit=unit, survey=make_survey(unit), number=1)


def make_tally(unit: Unit) -> proofs.Tally:
    asked = make_survey(unit).questions.get(overall=True)
    return proofs.Tally.objects.create(
        unit=unit, survey=asked.survey, question=asked, option=0, count=1
    )
