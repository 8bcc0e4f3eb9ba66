"""Freezing a version: the package composed, audited and written in one go, then kept for good.

The bytes go to the store first and are swept when no row comes to name them; the rows and
the year's state come in one transaction. So a crash leaves a version whole, or none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from django.db.models import Max, QuerySet

import hengji
from hengji.audit.ruleset import ruleset_digest
from hengji.composition import Package, layout
from hengji.composition.layout import SigningStep
from hengji.web.clock import today
from hengji.web.evaluation.models import Version, VersionFile
from hengji.web.evaluation.readiness import Obstacle, Readiness, accepted, readiness, unanswered
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.signing_codes import code_for
from hengji.web.evaluation.stages import LASTING, may_be_replaced, stage_of, stands
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


class NotNow(Exception):
    """What cannot be done as things stand; the text says why, in Chinese."""


class Refused(Exception):
    """The year cannot be frozen as it stands. ``obstacles`` says why."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__("；".join(one.words for one in obstacles))
        self.obstacles = obstacles


def freeze(unit: Unit, year: int, reasons: Mapping[str, str], route: Route = FISCAL) -> Version:
    """Freeze the year as it stands and offer it for signing. ``reasons``: why a warning may
    stand, by its fingerprint.

    Raises :class:`Refused`, :class:`NotNow`, ``NotAllSeen``.
    """
    own = open_year(unit, year)
    _may_freeze(own, route)
    ready = readiness(unit, year, route)
    missing = unanswered(ready.questions, reasons)
    if ready.obstacles or missing:
        raise Refused((*ready.obstacles, *missing))
    assert ready.audit is not None  # there are forms, or there was an obstacle
    number = (versions(unit, year, route).aggregate(last=Max("number"))["last"] or 0) + 1
    code = code_for(route.named(unit), year, number, ready.audit.digest)
    files = written(ready.now.package.frozen(code))
    if route.moves_year and own.state == YearState.EVALUATING:
        own.offer_for_signing()
        own.save()
        own = UnitYear.objects.get(pk=own.pk)  # with the revision that the database gave it
    return _keep(own, ready, reasons, number, code, files)


def _may_freeze(own: UnitYear, route: Route) -> None:
    """Raises :class:`NotNow`."""
    version = standing(own, route)
    if route.moves_year:
        if own.state not in (YearState.EVALUATING, YearState.TO_SIGN):
            raise NotNow(f"现在是“{own.get_state_display()}”，自评时才能形成定稿。")
        if version is not None:
            raise NotNow("已经有一份待签的定稿。要修改，先退回自评。")
    elif version is not None and not may_be_replaced(stage_of(version)):
        raise NotNow(f"{route.receiver}已经收到一版，等答复以后再出新版。")


def locked(unit: Unit, year: int) -> UnitYear:
    """The unit's year, held until the transaction ends. Raises :class:`NotNow`."""
    own = UnitYear.objects.select_for_update().filter(unit=unit, year=year).first()
    if own is None:
        raise NotNow("这个年度还没有开启。")
    return own


def open_year(unit: Unit, year: int) -> UnitYear:
    """The unit's year, held, unless it was laid aside. Raises :class:`NotNow`."""
    own = locked(unit, year)
    if own.state == YearState.ARCHIVED:
        raise NotNow("年度已归档，材料不再改动。")
    return own


def versions(unit: Unit, year: int, route: Route = FISCAL) -> QuerySet[Version]:
    """The year's versions, the first one first; their contents are read when asked for."""
    found = Version.objects.filter(unit=unit, year=year, book=route.book)
    return found.defer("inputs", "findings")


def standing(own: UnitYear, route: Route = FISCAL) -> Version | None:
    """The version that is being signed, or was; ``None`` while there is none to sign."""
    if route.moves_year and own.state not in (YearState.TO_SIGN, *LASTING):
        return None
    last = versions(own.unit, own.year, route).order_by("number").last()
    if last is None or own.state in LASTING or not route.moves_year:
        return last
    frozen_at = Version.objects.filter(pk=last.pk).values_list("inputs__standing", flat=True)
    return last if stands(own.state, own.revision, frozen_at.get()) else None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A written file whose bytes are in the store."""

    form: str
    name: str
    digest: str
    size: int

    def row(self, version: Version) -> VersionFile:
        """The row of it as a file of this version, not saved yet."""
        return VersionFile(
            unit=version.unit,
            book=version.book,
            version=version,
            form=self.form,
            name=self.name,
            digest=self.digest,
            size=self.size,
        )


def written(package: Package) -> tuple[KeptFile, ...]:
    """Write every format and keep the bytes. Raises :class:`NotNow`.

    The pdf, which takes longest and mostly outside of Python, is written beside the others.
    """
    with ThreadPoolExecutor(1) as beside:
        pdf = beside.submit(package_pdf, package)
        made = {
            "docx": package_docx(package),
            "xlsx": package_xlsx(package),
            "html": package_html(package),
        }
        try:
            made["pdf"] = pdf.result()
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
        **ready.now.evaluation.key,
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
    VersionFile.objects.bulk_create(one.row(made) for one in files)
    return made
