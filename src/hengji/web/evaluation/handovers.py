"""Handing a signed version over, as a file or within one system, and taking the answer back.

The answer is the return package: one row, the same whether it came as a file or was given in
this system.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from hengji.web.accounts.coming import UNKNOWN, Coming
from hengji.web.evaluation.handover_format import (
    LARGEST_PACKAGE,
    RETURN,
    SUBMISSION,
    Member,
    Parcel,
    Record,
    Unreadable,
    Value,
    packed,
    unpacked,
)
from hengji.web.evaluation.handover_forms import FORMS, named_forms
from hengji.web.evaluation.models import Handover, Signature, Version
from hengji.web.evaluation.routes import FISCAL, Route, route_of
from hengji.web.evaluation.signing import whole
from hengji.web.evaluation.stages import (
    RETURNED,
    VERDICTS,
    Kind,
    Stage,
    stage_of,
    steps,
)
from hengji.web.evaluation.versions import NotNow, open_year, standing, versions
from hengji.web.evidence.kinds import KINDS
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.store import store
from hengji.web.rows.session import actor_now, because
from hengji.web.units.models import Unit, UnitYear, YearState


@dataclass(frozen=True, slots=True)
class Answer:
    """What those who answer say of a version. ``problems``: what is to be mended."""

    verdict: str
    opinion: str
    problems: tuple[str, ...] = ()


def submit(unit: Unit, year: int, route: Route = FISCAL) -> Handover:
    """Make the submission package of the signed version; the year counts as handed in.

    Raises :class:`NotNow`.
    """
    own = open_year(unit, year)
    version = standing(own, route)
    now = stage_of(version) if version else Stage.NONE
    if version is None or now is not Stage.SIGNED:
        raise NotNow(f"现在是“{progress(own, route, now)}”，签字齐了才能报送。")
    version = Version.objects.get(pk=version.pk)
    whole(version)
    data = packed(_submission(unit, own, version), list(_members(version)))
    kept = keep_handover(version, Kind.SUBMISSION, data, {"received": False})
    if route.moves_year:
        own.submit()
        own.save()
    return kept


def progress(own: UnitYear, route: Route, now: Stage) -> str:
    """How far the route's package has come, as pages say it."""
    return own.get_state_display() if route.moves_year else now.value


def keep_handover(
    version: Version, kind: str, data: bytes, told: dict[str, object]
) -> Handover:
    """Keep the file that was handed over, and that it was."""
    stored = store().keep((data,), LARGEST_PACKAGE)
    whose = f"{version.unit.name}{version.year}年度{route_of(version).prefix}"
    name = f"{whose}第{version.number}版{Kind(kind).label}.zip"
    return version.handovers.create(
        unit=version.unit,
        book=version.book,
        year=version.year,
        kind=kind,
        digest=stored.digest,
        name=clean_name(name, KINDS["zip"]),
        told=told,
        made_by=actor_now().name,
    )


def _submission(unit: Unit, own: UnitYear, version: Version) -> Record:
    inputs = version.inputs
    return {
        "schema": SUBMISSION,
        "unit": {
            "code": unit.code,
            "name": unit.name,
            "credit_code": unit.credit_code,
            "division": unit.division,
        },
        "year": version.year,
        FORMS: named_forms(own.profile),
        "version": {
            "number": version.number,
            "profile": version.profile,
            "code": version.code,
            "digest": version.digest,
            "engine": version.engine,
            "ruleset": version.ruleset,
            "law_date": version.law_date.isoformat(),
            "made_by": version.made_by,
            "made_at": version.made_at.isoformat(),
        },
        "contents": inputs["contents"],
        "chain": inputs["chain"],
        "accepted": inputs["accepted"],
        "audit": version.findings,
        "signatures": [_signature(one) for one in version.signatures.select_related("scan")],
    }


def _signature(one: Signature) -> dict[str, Value]:
    return {
        "position": one.position,
        "duty": one.duty,
        "name": one.name,
        "how": one.how,
        "opinion": one.opinion,
        "recorded_by": one.recorded_by,
        "link_by": one.link_by,
        "beside": list(one.beside),
        "signed_at": one.signed_at.isoformat(),
        "scan": _scan_path(one.scan) if one.scan else None,
    }


def _scan_path(scan: Attachment) -> str:
    return f"scans/{scan.digest}.{KINDS[scan.kind].extensions[0]}"


def _members(version: Version) -> Iterable[Member]:
    place = store()
    for one in version.files.all():
        data = place.path(one.digest).read_bytes()
        yield Member(f"files/package.{one.form}", one.form, one.name, data)
    scans = {one.scan.pk: one.scan for one in version.signatures.all() if one.scan}
    for scan in scans.values():
        data = place.path(scan.digest).read_bytes()
        yield Member(_scan_path(scan), "scan", scan.name, data)


def answer(
    unit: Unit, year: int, given: Answer, route: Route = FISCAL, came: Coming = UNKNOWN
) -> Handover:
    """The answer to the version handed in; the return package tells the unit. ``came``: how
    the one who gives it came in.

    Raises :class:`NotNow`.
    """
    own = open_year(unit, year)
    version = standing(own, route)
    now = stage_of(version) if version else Stage.NONE
    if version is not None and now in (Stage.AGREED, Stage.RETURNED):
        raise NotNow("这一版已经有审核结论。")
    if version is None or now is not Stage.SUBMITTED:
        raise NotNow(f"现在是“{progress(own, route, now)}”，报送以后才能审核。")
    version = Version.objects.get(pk=version.pk)
    if given.verdict == RETURNED and not (given.opinion.strip() or given.problems):
        raise NotNow("退回修改要写明原因。")
    by, at = actor_now(), timezone.now()
    told: dict[str, Value] = {
        "schema": RETURN,
        "unit": {"code": unit.code, "name": unit.name},
        "year": year,
        "version": {
            "number": version.number,
            "code": version.code,
            "digest": version.digest,
        },
        "verdict": given.verdict,
        "opinion": given.opinion.strip(),
        "problems": list(given.problems),
        "state": _state_after(given.verdict),
        "given_by": by.name,
        "given_at": at.isoformat(),
    }
    kept = keep_handover(version, Kind.RETURN, packed(told, ()), dict(told))
    _apply(own, version, Parcel(told, {}), recorded_by=by.name, came=came)
    return kept


def _state_after(verdict: str) -> str:
    return str(YearState.EVALUATING if verdict == RETURNED else YearState.SUBMITTED)


def take_back(unit: Unit, year: int, data: bytes, route: Route = FISCAL) -> Handover:
    """Take in the answer to the version that the unit handed in last.

    Raises :class:`NotNow` for a damaged, foreign or stale one.
    """
    try:
        parcel = unpacked(data, RETURN)
        return _answer_taken(unit, year, parcel, data, route)
    except Unreadable as problem:
        raise NotNow(str(problem)) from problem
    except ValueError as problem:
        told = f"退回包的内容前后不一致，没有导入。请{route.receiver}重新导出。"
        raise NotNow(told) from problem


def _answer_taken(unit: Unit, year: int, parcel: Parcel, data: bytes, route: Route) -> Handover:
    code, name = parcel.text("unit", "code"), parcel.text("unit", "name")
    if code != unit.code:
        raise NotNow(f"这是给“{name}”（{code}）的退回包，不是给“{unit.name}”的。")
    if parcel.number("year") != year:
        raise NotNow(f"这是 {parcel.number('year')} 年度的退回包，现在是 {year} 年度。")
    own = open_year(unit, year)
    known = _answered_version(unit, year, parcel, route)
    match stage_of(known):
        case Stage.AGREED | Stage.RETURNED:
            raise NotNow("这一版的审核结论已经登记过。")
        case Stage.SUBMITTED:
            pass
        case now:
            told = progress(own, route, now)
            raise NotNow(f"现在是“{told}”，报送以后才能导入退回包。")
    if parcel.text("verdict") not in VERDICTS:
        raise Unreadable(f"退回包没有审核结论，不能导入。请{route.receiver}重新导出。")
    kept = keep_handover(known, Kind.RETURN, data, dict(parcel.told))
    _apply(own, known, parcel, recorded_by=actor_now().name)
    return kept


def _answered_version(unit: Unit, year: int, parcel: Parcel, route: Route) -> Version:
    """The version that the answer is to, the unit's newest. Raises :class:`NotNow`."""
    last = versions(unit, year, route).order_by("number").last()
    known = Version.objects.filter(
        unit=unit,
        year=year,
        code=parcel.text("version", "code"),
        digest=parcel.text("version", "digest"),
    ).first()
    if known is None or last is None:
        raise NotNow("退回包所指的定稿不在本系统里，不能导入。请核对是不是本单位的文件。")
    if known.book != route.book:
        other = route_of(known)
        raise NotNow(f"这是{other.receiver}的退回包，请到{other.where}导入。")
    if known.pk != last.pk:
        raise NotNow(
            f"退回包针对第 {known.number} 版，本单位已有第 {last.number} 版，不再适用。"
        )
    return known


def _apply(
    own: UnitYear, version: Version, told: Parcel, recorded_by: str, came: Coming = UNKNOWN
) -> None:
    """Returned: the unit evaluates anew. Agreed: the step outside, if any, is signed."""
    opinion, route = told.text("opinion"), route_of(version)
    if told.text("verdict") == RETURNED:
        if route.moves_year:
            because(f"{route.receiver}退回：{opinion}"[:200])
            own.begin_new_version()
            own.save()
        return
    last = next((one for one in steps(version) if one.outside), None)
    if last is None or last.signature is not None:
        return
    version.signatures.create(
        unit=own.unit,
        book=version.book,
        position=last.position,
        duty=last.duty,
        name=told.text("given_by"),
        how=Signature.How.LINK,
        opinion=opinion,
        recorded_by=recorded_by,
        link_by=came.link_by,
        beside=list(came.beside),
        signed_at=told.moment("given_at"),
    )
