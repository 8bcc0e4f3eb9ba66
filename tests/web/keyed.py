"""Pages and actions of one row of a unit, for the table of roles: the row is made first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from hengji.composition.layouts import layout
from hengji.web.accounts.roles import Role
from hengji.web.budget import models as rows
from hengji.web.evaluation.models import (
    HandFigure,
    Handover,
    Passage,
    Signature,
    Version,
    VersionFile,
)
from hengji.web.evidence import surveying
from hengji.web.evidence.models import Survey
from hengji.web.evidence.store import store
from hengji.web.goals import reviewing
from hengji.web.goals.filling import open_sheet
from hengji.web.goals.models import GoalSheet, IndicatorAdjustment, Opinion
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear, YearState
from web import books
from web.budget import doing as money
from web.goals import doing, sheets

if TYPE_CHECKING:
    from web.scopes import Allowed, Answer, County

_YEAR = books.YEAR
_CSV = "支付日期,金额\n2024-03-01,5\n".encode()
_LIST = "日期,活动名称\n2024-03-08,篮球赛\n".encode()
Make: TypeAlias = Callable[[Unit], str]
Do: TypeAlias = Callable[[Client, "County", Unit], "Answer"]
Lines: TypeAlias = "tuple[tuple[str, Do, Allowed], ...]"
_CHAIN = [{"duty": "填报人", "signer": "filler"}]
_PROFILES = {"fiscal": "hunan-2024", "union": "union-line"}
_SIGNING = {"fiscal": "signing/", "union": "union/line/signing/"}
_SAYS = {"act": "save", "seen": "0", "markup": "开展了活动。"}
_INPUTS = {"chain": _CHAIN, "accepted": [], "contents": {}}


def opens(make: Make) -> Do:
    """Look at the page of what was made."""

    def do(client: Client, _: County, unit: Unit) -> Answer:
        return client.get(_made(unit, make))

    return do


def posts(make: Make, **told: str) -> Do:
    """Send a form to the address of what was made."""

    def do(client: Client, _: County, unit: Unit) -> Answer:
        return client.post(_made(unit, make), told)

    return do


def _made(unit: Unit, make: Make) -> str:
    with as_system("准备"):
        UnitYear.objects.get_or_create(
            unit=unit, year=_YEAR, defaults={"profile": "hunan-2024"}
        )
        return f"/units/{unit.code}/years/{_YEAR}/{make(unit)}"


# the two books


def _batch(book: str, rest: str = "") -> Make:
    space = "budget" if book == "fiscal" else "union"

    def make(unit: Unit) -> str:
        batch = money.batch_of(book)(unit)
        rows.ImportFile.objects.create(unit=unit, book=book, batch=batch, data=_CSV)
        return f"{space}/imports/{batch.pk}/{rest}"

    return make


def of_imports(book: str, reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of one import into a book."""
    return (
        ("一次导入", opens(_batch(book)), reads),
        ("导入的进度", opens(_batch(book, "progress/")), reads),
        ("重设导入的列", posts(_batch(book, "columns/")), fills),
        ("放弃导入", posts(_batch(book, "discard/")), fills),
    )


# goals


def _sheet(rest: str = "") -> Make:
    return lambda unit: f"goals/{doing.make_sheet(unit).pk}/{rest}"


def _row(unit: Unit) -> str:
    sheet = doing.make_sheet(unit)
    return f"goals/{sheet.pk}/rows/{sheet.indicators.order_by('pk')[0].pk}/"


def _handed_in(unit: Unit) -> str:
    sheet = doing.make_sheet(unit)
    reviewing.submit(sheet)
    return f"goals/{sheet.pk}/take-back/"


def _second(unit: Unit) -> str:
    """A sheet whose unit had one the year before."""
    sheets.sheet(unit, year=_YEAR - 1)
    return f"goals/{doing.make_sheet(unit).pk}/copy/"


def _points(client: Client, _: County, unit: Unit) -> Answer:
    url = _made(unit, _sheet("points/"))
    return client.post(url, '{"rows": []}', content_type="application/json")


def _overall(client: Client, _: County, unit: Unit) -> Answer:
    url = _made(unit, _sheet("overall/"))
    with as_system("看"):
        seen = GoalSheet.objects.get(unit=unit, year=_YEAR).revision
    return client.post(url, {"overall": "改", "seen": str(seen)})


def opinion_of(unit: Unit) -> Opinion:
    return Opinion.objects.create(
        unit=unit, sheet=doing.make_sheet(unit), round=1, desk="desk", verdict="agreed",
        given_by="甲", given_at=timezone.now(),
    )  # fmt: skip


def adjustment_of(unit: Unit) -> IndicatorAdjustment:
    return IndicatorAdjustment.objects.create(
        unit=unit, sheet=doing.make_sheet(unit), kind="changed", reason="政策调整",
        document="1号", made_by="甲", made_at=timezone.now(), before={"a": 1}, after={"a": 2},
    )  # fmt: skip


def of_goals(sees: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of one goal sheet."""
    pages = ("", "remarks/", "library/", "adjustments/", "comparison/")
    return (
        *((f"目标表 {rest}", opens(_sheet(rest)), sees) for rest in pages),
        ("目标表的一行", opens(_row), sees),
        ("分值合计", _points, sees),
        ("填总体目标", _overall, fills),
        ("沿用上年指标", posts(_second), fills),
        ("撤回目标表", posts(_handed_in), fills),
    )


# evidence


def _survey(rest: str = "") -> Make:
    return lambda unit: f"evidence/surveys/{doing.make_survey(unit).pk}/{rest}"


def _begun(rest: str, method: str, *, once: bool = False) -> Make:
    """A survey that takes answers."""

    def make(unit: Unit) -> str:
        one = surveying.make(unit, _YEAR, "满意度调查", "职工群众", method)
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
    url = _made(unit, lambda _: "evidence/ledgers/activities/import/")
    return client.post(url, {"file": SimpleUploadedFile("台账.csv", _LIST)})


def _asked(rest: str, **told: str) -> Do:
    """A form of a survey, at its revision, about its overall question."""

    def do(client: Client, _: County, unit: Unit) -> Answer:
        url = _made(unit, _survey(rest))
        with as_system("看"):
            one = Survey.objects.get(unit=unit, year=_YEAR)
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


# the self-evaluation, the report, signing, the next year


def _project(rest: str = "") -> Make:
    def make(unit: Unit) -> str:
        work = books.project(unit)
        open_sheet(unit, _YEAR, work)
        return f"evaluation/projects/{work.pk}/{rest}"

    return make


def _by_steps(unit: Unit) -> str:
    UnitYear.objects.filter(unit=unit, year=_YEAR).update(profile="hunan-2018")
    return "evaluation/evidence/"


def _passage(unit: Unit) -> str:
    first = next(one for spec in layout("hunan-2024").outline for one in spec.passages)
    return f"report/passages/{first}/"


def of_evaluation(reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of project sheets and of the report."""
    return (
        ("项目自评表", opens(_project()), reads),
        ("项目自评得分", opens(_project("results/")), reads),
        ("评分表的佐证", opens(_by_steps), reads),
        ("自评报告", opens(lambda _: "report/"), reads),
        ("报告的审核", opens(lambda _: "report/findings/"), reads),
        ("报告的一段", opens(_passage), reads),
        ("下载报告", opens(lambda _: "report/files/docx/"), reads),
        ("确认报告", posts(lambda _: "report/confirm/"), fills),
    )


def passage_of(book: str) -> Callable[[Unit], Passage]:
    return lambda unit: Passage.objects.create(
        unit=unit, book=book, year=_YEAR, code="duties", markup="写"
    )


def figure_of(book: str) -> Callable[[Unit], HandFigure]:
    return lambda unit: HandFigure.objects.create(
        unit=unit, book=book, year=_YEAR, code="duties", printed="5", basis="台账",
        confirmed_by="甲",
    )  # fmt: skip


def version_of(book: str) -> Callable[[Unit], Version]:
    """A frozen version that waits for its filler's signature, and its one file."""

    def make(unit: Unit) -> Version:
        code = f"HJ-{book[:2]}-{unit.code[:4]}-{_YEAR}"
        made = Version.objects.create(
            unit=unit, book=book, year=_YEAR, number=1, profile=_PROFILES[book], code=code,
            digest="0" * 64, inputs=_INPUTS, law_date=date(_YEAR, 1, 1), made_by="经办人",
        )  # fmt: skip
        kept = store().keep([b"<!doctype html><title>x</title>"], 1 << 20)
        made.files.create(
            unit=unit, book=book, form="html", name="全文.html", digest=kept.digest, size=9
        )
        state = YearState.TO_SIGN
        UnitYear.objects.filter(unit=unit, year=_YEAR).update(state=state)
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
            unit=unit, book=book, year=_YEAR, kind=kind, name="包.zip", made_by="甲",
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
        url = _made(unit, _version(at, book, "link/"))
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


def of_line(reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of the package for the upper union."""
    pages = (
        *("report/", "report/findings/", "report/passages/works/", "report/files/docx/"),
        *("report/last-year/", "forms/", "forms/1/", "trace/final.total/", "audit/"),
        "audit/findings/",
    )
    return (
        *((f"报上级工会的 {one}", opens(_line(one)), reads) for one in pages),
        ("写报上级工会的段落", posts(_line("report/passages/works/"), **_SAYS), fills),
        ("确认报上级工会的报告", posts(_line("report/confirm/")), fills),
    )


def _line(rest: str) -> Make:
    return lambda _: f"union/line/{rest}"


def of_next_year(reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of the next year."""
    return (
        ("结转下年", opens(lambda _: "rollover/"), reads),
        ("带入下年", posts(lambda _: "rollover/"), fills),
        ("归档", posts(lambda _: "rollover/archive/"), fills),
        ("首年取数", opens(lambda _: "rollover/first-year/"), fills),
        ("从文件取数", opens(_prior), fills),
    )


def _prior(unit: Unit) -> str:
    return f"rollover/first-year/{doing.make_attachment(unit).pk}/"
