"""Freezing a version: the package composed, audited and written in one go, then kept for good.

The bytes go to the store first and are swept when no row comes to name them; the rows and
the year's state come in one transaction. So a crash leaves a version whole, or none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Max, QuerySet

import hengji
from hengji.audit.ruleset import ruleset_digest
from hengji.composition import Package, layout
from hengji.composition.layout import SigningStep
from hengji.web.clock import today
from hengji.web.evaluation.auditing import PackageAudit, audit_of
from hengji.web.evaluation.current import Current, current
from hengji.web.evaluation.models import Version, VersionFile
from hengji.web.evaluation.report_outline import confirmed_figures, report_view
from hengji.web.evaluation.signing_codes import code_for
from hengji.web.evaluation.targets import Addresses
from hengji.web.evaluation.version_contents import contents
from hengji.web.evidence.kinds import KINDS, LARGEST, FileKind
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.store import Store, store
from hengji.web.rows.session import actor_now
from hengji.web.units.models import Unit, UnitYear, YearState
from hengji.writers.json import audit_json
from hengji.writers.office import (
    FontsMissing,
    package_docx,
    package_html,
    package_pdf,
    package_xlsx,
)

FORMS: Final = ("docx", "xlsx", "pdf", "html")
_HTML = FileKind("html", "网页", ("html",), "text/html; charset=utf-8")
_LASTING = (YearState.SIGNED, YearState.SUBMITTED, YearState.ARCHIVED)


class NotNow(Exception):
    """What cannot be done as things stand; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands against freezing, and where it is mended."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """A warning that may be signed with a reason; ``key`` names it in the form."""

    key: str
    code: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands against freezing the year as it is, and which warnings ask for a reason."""

    now: Current
    audit: PackageAudit | None
    obstacles: tuple[Obstacle, ...]
    questions: tuple[Question, ...]


class Refused(Exception):
    """The year cannot be frozen as it stands. ``obstacles`` says why."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__("；".join(one.words for one in obstacles))
        self.obstacles = obstacles


def readiness(unit: Unit, year: int) -> Readiness:
    """Look at the year as it stands. Raises ``NotAllSeen`` as the year does."""
    now = current(unit, year)
    at = Addresses.of(now.evaluation)
    if not now.has_forms:
        words = "本年度选用的表式没有官方表样，不能形成定稿。请在“单位与人员”里选择表式。"
        return Readiness(now, None, (Obstacle(words, at.url("units:basics")),), ())
    audit = audit_of(now.package, at)
    return Readiness(now, audit, tuple(_obstacles(now, audit, at)), questions_of(audit))


def _obstacles(now: Current, audit: PackageAudit, at: Addresses) -> Iterator[Obstacle]:
    loaded = now.evaluation
    start = at.url("evaluation:overview")
    if loaded.scores.total is None:
        yield Obstacle("总分还没有算出来。", start)
    for sheet in (loaded.scores, *loaded.inputs.project_scores):
        project = sheet.goals.project
        for one in sheet.outstanding:
            known = not project or project in at.projects
            url = at.sheet(project, one.indicator or "execution") if known else start
            yield Obstacle(f"{one.message}。", url)
    for gap in audit.gaps:
        lacking = "、".join(gap.lacking)
        yield Obstacle(f"报告的“{gap.title}”没有写成：缺{lacking}。", at.passage(gap.passage))
    for passage in report_view(now, confirmed_figures(loaded.unit, loaded.year)).passages:
        if passage.edited and passage.loose:
            typed = "、".join(dict.fromkeys(figure.text for figure in passage.loose))
            words = f"报告的“{passage.title}”里 {typed} 没有关联数据，也没有说明出处。"
            yield Obstacle(words, at.passage(passage.code))
    for found in audit.errors:
        url = found.targets[0].url if found.targets else at.url("evaluation:audit")
        yield Obstacle(f"{found.finding.code} {found.finding.message}", url)


def questions_of(audit: PackageAudit) -> tuple[Question, ...]:
    """The warnings, each of which asks for a reason."""
    found = (one.finding for one in audit.warnings)
    return tuple(Question(one.fingerprint, one.code, one.title, one.message) for one in found)


def unanswered(
    questions: Iterable[Question], reasons: Mapping[str, str]
) -> tuple[Obstacle, ...]:
    """The questions to which no reason was given."""
    return tuple(
        Obstacle(f"{one.code} {one.message}须说明理由。", "#reasons")
        for one in questions
        if not reasons.get(one.key, "").strip()
    )


def accepted(questions: Iterable[Question], reasons: Mapping[str, str]) -> list[dict[str, str]]:
    """The warnings that stand, with their reasons, as a version keeps them."""
    return [
        {"code": one.code, "message": one.message, "reason": reasons[one.key].strip()}
        for one in questions
    ]


def freeze(unit: Unit, year: int, reasons: Mapping[str, str]) -> Version:
    """Freeze the year as it stands and offer it for signing. ``reasons``: why a warning may
    stand, by its fingerprint.

    Raises :class:`Refused`, :class:`NotNow`, ``NotAllSeen``.
    """
    own = locked(unit, year)
    if own.state not in (YearState.EVALUATING, YearState.TO_SIGN):
        raise NotNow(f"现在是“{own.get_state_display()}”，自评时才能形成定稿。")
    if own.state == YearState.TO_SIGN and standing(own) is not None:
        raise NotNow("已经有一份待签的定稿。要修改，先退回自评。")
    ready = readiness(unit, year)
    missing = unanswered(ready.questions, reasons)
    if ready.obstacles or missing:
        raise Refused((*ready.obstacles, *missing))
    assert ready.audit is not None  # there are forms, or there was an obstacle
    number = (versions(unit, year).aggregate(last=Max("number"))["last"] or 0) + 1
    code = code_for(unit.code, year, number, ready.audit.digest)
    files = written(ready.now.package.frozen(code))
    if own.state == YearState.EVALUATING:
        own.offer_for_signing()
        own.save()
        own = UnitYear.objects.get(pk=own.pk)  # with the revision that the database gave it
    return _keep(own, ready, reasons, number, code, files)


def locked(unit: Unit, year: int) -> UnitYear:
    """The unit's year, held until the transaction ends. Raises :class:`NotNow`."""
    own = UnitYear.objects.select_for_update().filter(unit=unit, year=year).first()
    if own is None:
        raise NotNow("这个年度还没有开启。")
    return own


def versions(unit: Unit, year: int) -> QuerySet[Version]:
    """The year's versions, the first one first; their contents are read when asked for."""
    return Version.objects.filter(unit=unit, year=year).defer("inputs", "findings")


def standing(own: UnitYear) -> Version | None:
    """The version that is being signed, or was; ``None`` while there is none to sign."""
    if own.state not in (YearState.TO_SIGN, *_LASTING):
        return None
    last = versions(own.unit, own.year).order_by("number").last()
    if last is None or own.state in _LASTING:
        return last
    frozen_at = Version.objects.filter(pk=last.pk).values_list("inputs__standing", flat=True)
    return last if frozen_at.get() == own.revision else None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A written file whose bytes are in the store."""

    form: str
    name: str
    digest: str
    size: int


def written(package: Package) -> tuple[KeptFile, ...]:
    """Write every format and keep the bytes. Raises :class:`NotNow`."""
    try:
        made = {
            "docx": package_docx(package),
            "xlsx": package_xlsx(package),
            "pdf": package_pdf(package),
            "html": package_html(package),
        }
    except FontsMissing as problem:
        raise NotNow(str(problem)) from problem
    stem = f"{package.identity.unit}{package.identity.title}"
    place = store()
    return tuple(_file(form, stem, made[form], place) for form in FORMS)


def _file(form: str, stem: str, data: bytes, place: Store) -> KeptFile:
    kept = place.keep((data,), LARGEST)
    return KeptFile(
        form, clean_name(f"{stem}.{form}", kind_of_form(form)), kept.digest, kept.size
    )


def kind_of_form(form: str) -> FileKind:
    """The kind of a version's file."""
    return _HTML if form == "html" else KINDS[form]


def chain_of(unit: Unit, profile: str) -> tuple[SigningStep, ...]:
    """Who signs this family's forms, in order; a small unit has no evaluation group."""
    return tuple(one for one in layout(profile).chain if one.small or not unit.small)


def chain_kept(chain: Iterable[SigningStep]) -> list[dict[str, str]]:
    """The steps as a version keeps them."""
    return [{"duty": one.duty, "signer": one.signer.name.lower()} for one in chain]


def _keep(
    own: UnitYear,
    ready: Readiness,
    reasons: Mapping[str, str],
    number: int,
    code: str,
    files: tuple[KeptFile, ...],
) -> Version:
    assert ready.audit is not None
    engine, ruleset = hengji.__version__, ruleset_digest()
    package, profile = ready.now.package, ready.now.evaluation.profile.key
    inputs = {
        "standing": own.revision,
        "chain": chain_kept(chain_of(own.unit, profile)),
        "accepted": accepted(ready.questions, reasons),
        "contents": contents(package, ready.now.evaluation.inputs),
    }
    made = Version.objects.create(
        unit=own.unit,
        year=own.year,
        number=number,
        profile=profile,
        code=code,
        digest=ready.audit.digest,
        inputs=inputs,
        findings=json.loads(audit_json(ready.audit.result, engine=engine, ruleset=ruleset)),
        engine=engine,
        ruleset=ruleset,
        law_date=today(),
        made_by=actor_now().name,
    )
    VersionFile.objects.bulk_create(
        VersionFile(
            unit=own.unit,
            version=made,
            form=one.form,
            name=one.name,
            digest=one.digest,
            size=one.size,
        )
        for one in files
    )
    return made
