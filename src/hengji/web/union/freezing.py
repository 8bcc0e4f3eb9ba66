"""Freezing the package for the upper union: what stands against it, its files, where it stands.

The bytes go to the store first and are swept when no row comes to name them; the rows come in
one transaction. The unit's fiscal year is not moved by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from django.db.models import Max, QuerySet

import hengji
from hengji.audit.ruleset import ruleset_digest
from hengji.composition import digest
from hengji.composition.editing import hand_figures
from hengji.composition.layout import Signer
from hengji.web.evaluation.auditing import PackageAudit
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.inputs import UNION_LINE
from hengji.web.evaluation.signing_codes import code_for
from hengji.web.evaluation.version_contents import contents
from hengji.web.evaluation.versions import (
    KeptFile,
    NotNow,
    Obstacle,
    Question,
    Refused,
    accepted,
    chain_kept,
    chain_of,
    locked,
    questions_of,
    unanswered,
    written,
)
from hengji.web.rows.session import actor_now
from hengji.web.union.line import LineAddresses, audited_line, current_line, empty
from hengji.web.union.models import LineFile, LineSignature, LineVersion
from hengji.web.units.models import Unit, YearState
from hengji.writers.json import audit_json

_BEGUN = (
    YearState.EVALUATING,
    YearState.TO_SIGN,
    YearState.SIGNED,
    YearState.SUBMITTED,
)


class LineState(Enum):
    """How far the newest version has come."""

    NONE = "没有定稿"
    TO_SIGN = "待签"
    SIGNED = "已签"
    SUBMITTED = "已报送"
    RETURNED = "退回修改"
    AGREED = "上级工会已同意"


@dataclass(frozen=True, slots=True)
class LineStep:
    """One signature that is due, or was given."""

    position: int
    duty: str
    signer: Signer
    signature: LineSignature | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest version, its steps, how far it has come."""

    version: LineVersion | None
    steps: tuple[LineStep, ...]
    state: LineState

    @property
    def due(self) -> LineStep | None:
        """Whose turn it is within the unit, ``None`` when it has signed."""
        own = (one for one in self.steps if one.signer is not Signer.UPPER)
        return next((one for one in own if one.signature is None), None)

    @property
    def may_be_replaced(self) -> bool:
        """May a new version be made? Not while the upper union has one, or has agreed."""
        return self.state not in (LineState.SUBMITTED, LineState.AGREED)


def line_versions(unit: Unit, year: int) -> QuerySet[LineVersion]:
    """The year's versions, the first one first; their contents are read when asked for."""
    return LineVersion.objects.filter(unit=unit, year=year).defer("inputs", "findings")


def standing(unit: Unit, year: int) -> Standing:
    """Where the newest version stands."""
    version = LineVersion.objects.filter(unit=unit, year=year).order_by("number").last()
    return standing_of(version) if version else Standing(None, (), LineState.NONE)


def standing_of(version: LineVersion) -> Standing:
    """Where this version, the newest, stands."""
    steps = steps_of(version)
    return Standing(version, steps, _state(version, steps))


def steps_of(version: LineVersion) -> tuple[LineStep, ...]:
    """The chain of a version, with what has been signed."""
    signed = {one.position: one for one in version.signatures.all()}
    return tuple(
        LineStep(at, str(one["duty"]), Signer[str(one["signer"]).upper()], signed.get(at))
        for at, one in enumerate(version.inputs["chain"], 1)
    )


def _state(version: LineVersion, steps: tuple[LineStep, ...]) -> LineState:
    own = [one for one in steps if one.signer is not Signer.UPPER]
    if any(one.signature is None for one in own):
        return LineState.TO_SIGN
    if not hasattr(version, "handover"):
        return LineState.SIGNED
    answer = next((one.signature for one in steps if one.signer is Signer.UPPER), None)
    if answer is None:
        return LineState.SUBMITTED
    agreed = answer.verdict == LineSignature.Verdict.AGREED
    return LineState.AGREED if agreed else LineState.RETURNED


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands against freezing, and which warnings ask for a reason."""

    now: Current
    audit: PackageAudit
    obstacles: tuple[Obstacle, ...]
    questions: tuple[Question, ...]


def readiness(unit: Unit, year: int) -> Readiness:
    """Look at the line as it stands."""
    now = current_line(unit, year)
    audit = audited_line(now)
    return Readiness(now, audit, tuple(_obstacles(now, audit)), questions_of(audit))


def _obstacles(now: Current, audit: PackageAudit) -> Iterator[Obstacle]:
    loaded = now.evaluation
    at = LineAddresses.of_line(loaded)
    own = loaded.said.own_year
    if own is None or own.state not in _BEGUN:
        state = own.get_state_display() if own else "没有开启"
        yield Obstacle(
            f"年度的状态是“{state}”，开始自评以后才能定稿。", at.url("evaluation:union")
        )
    if empty(now):
        yield Obstacle("工会账还没有数据。", at.url("union:overview"))
        return
    if loaded.scores.total is None:
        yield Obstacle("总分还没有算出来。", at.url("evaluation:union"))
    for sheet in (loaded.scores, *loaded.inputs.project_scores):
        project = sheet.goals.project
        for one in sheet.outstanding:
            known = not project or project in at.projects
            url = at.sheet(project, one.indicator or "execution") if known else at.report
            yield Obstacle(f"{one.message}。", url)
    for gap in audit.gaps:
        lacking = "、".join(gap.lacking)
        yield Obstacle(f"报告的“{gap.title}”没有写成：缺{lacking}。", at.passage(gap.passage))
    yield from _typed(now, at)
    for found in audit.errors:
        url = found.targets[0].url if found.targets else at.url("union:line_audit")
        yield Obstacle(f"{found.finding.code} {found.finding.message}", url)


def _typed(now: Current, at: LineAddresses) -> Iterator[Obstacle]:
    """Figures typed by hand into a passage: only what a record tells is signed here."""
    fields = now.package.fields()
    for code, markup in now.evaluation.said.edited.items():
        loose = dict.fromkeys(one.text for one in hand_figures(markup, fields))
        if loose:
            words = f"报告里手工写了 {'、'.join(loose)}，请改成数据项，或者删去。"
            yield Obstacle(words, at.passage(code))


def freeze(unit: Unit, year: int, reasons: Mapping[str, str]) -> LineVersion:
    """Freeze the line's package as it stands. ``reasons``: why a warning may stand, by its
    fingerprint. Raises :class:`Refused`, :class:`NotNow`.
    """
    held(unit, year)
    if not standing(unit, year).may_be_replaced:
        raise NotNow("上级工会已经收到一版，等答复以后再出新版。")
    ready = readiness(unit, year)
    missing = unanswered(ready.questions, reasons)
    if ready.obstacles or missing:
        raise Refused((*ready.obstacles, *missing))
    number = (line_versions(unit, year).aggregate(last=Max("number"))["last"] or 0) + 1
    code = code_for(f"{unit.code}/{UNION_LINE}", year, number, ready.audit.digest)
    files = written(ready.now.package.frozen(code))
    return _keep(unit, year, ready, reasons, number, code, files)


def held(unit: Unit, year: int) -> None:
    """Hold the year until the transaction ends. Raises :class:`NotNow`, archived years too."""
    if locked(unit, year).state == YearState.ARCHIVED:
        raise NotNow("年度已归档，报上级工会的材料不再改动。")


def unchanged(version: LineVersion, now: Current) -> bool:
    """Does the year still say what the version says?"""
    return digest(now.package) == version.digest


def _keep(
    unit: Unit,
    year: int,
    ready: Readiness,
    reasons: Mapping[str, str],
    number: int,
    code: str,
    files: tuple[KeptFile, ...],
) -> LineVersion:
    engine, ruleset = hengji.__version__, ruleset_digest()
    inputs = {
        "chain": chain_kept(chain_of(unit, UNION_LINE)),
        "accepted": accepted(ready.questions, reasons),
        "contents": contents(ready.now.package, ready.now.evaluation.inputs),
    }
    made = LineVersion.objects.create(
        unit=unit,
        year=year,
        number=number,
        code=code,
        digest=ready.audit.digest,
        inputs=inputs,
        findings=json.loads(audit_json(ready.audit.result, engine=engine, ruleset=ruleset)),
        engine=engine,
        ruleset=ruleset,
        made_by=actor_now().name,
    )
    LineFile.objects.bulk_create(
        LineFile(
            unit=unit,
            version=made,
            form=one.form,
            name=one.name,
            digest=one.digest,
            size=one.size,
        )
        for one in files
    )
    return made
