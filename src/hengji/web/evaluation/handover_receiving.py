"""Taking in the submission package of a unit that works elsewhere: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError

from hengji.composition.layout import Signer
from hengji.profiles import GENERIC
from hengji.web.evaluation.handover_format import SUBMISSION, Parcel, Unreadable, unpacked
from hengji.web.evaluation.handover_forms import FORMS, told_forms, unknown
from hengji.web.evaluation.handovers import keep_handover
from hengji.web.evaluation.models import Handover, Signature, Version
from hengji.web.evaluation.routes import FISCAL, ROUTES, UNION, Route
from hengji.web.evaluation.signing_codes import code_for
from hengji.web.evaluation.stages import Kind, received
from hengji.web.evaluation.versions import FORMS as FORMATS
from hengji.web.evaluation.versions import NotNow, versions
from hengji.web.evidence.kinds import LARGEST, kind_of
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.store import store
from hengji.web.rows.session import acting, actor_now, scope_now
from hengji.web.units.models import Unit, UnitYear, YearState


def receive(unit: Unit, year: int, data: bytes, route: Route = FISCAL) -> Version:
    """Take in a submission package of a unit that works elsewhere: all of it or nothing.

    Raises :class:`NotNow` for a damaged, foreign or stale one.
    """
    try:
        parcel = unpacked(data, SUBMISSION)
        _must_be_of(unit, year, parcel, route)
        _must_be_readable(parcel)
        _must_be_new(unit, year, parcel, route)
        scope = replace(scope_now(), fills=frozenset({unit.pk}))
        with acting(scope, actor_now(), "evaluation:receive", "导入报送包"):
            return _taken_in(unit, year, parcel, data, route)
    except Unreadable as problem:
        raise NotNow(str(problem)) from problem
    except (IntegrityError, ValueError, KeyError) as problem:
        raise NotNow("报送包的内容前后不一致，没有导入。请单位重新导出。") from problem


def _must_be_of(unit: Unit, year: int, parcel: Parcel, route: Route) -> None:
    code, name = parcel.text("unit", "code"), parcel.text("unit", "name")
    if code != unit.code:
        raise NotNow(f"这是“{name}”（{code}）的文件，不是“{unit.name}”（{unit.code}）的。")
    credit = parcel.text("unit", "credit_code")
    if credit and unit.credit_code and credit != unit.credit_code:
        raise NotNow(f"文件里的统一社会信用代码与“{unit.name}”的不同，不能接收。请核对单位。")
    told = parcel.number("year")
    if told != year:
        raise NotNow(f"这是 {told} 年度的文件，现在打开的是 {year} 年度。")
    whose = _route_of(unit, told, parcel)
    if whose is None:
        raise NotNow("核对码与内容不符，文件不是由这一版定稿导出的，不能接收。")
    if whose is not route:
        raise NotNow(f"这是报{whose.receiver}的报送包，请到{whose.where}接收。")


def _route_of(unit: Unit, year: int, parcel: Parcel) -> Route | None:
    """Whom it is for, as its printed code tells: forms that are not known here too."""
    number, digest = parcel.number("version", "number"), parcel.text("version", "digest")
    printed = parcel.text("version", "code")
    for route in ROUTES.values():
        if printed == code_for(route.named(unit), year, number, digest):
            return route
    return None


def _must_be_readable(parcel: Parcel) -> None:
    """What pages will show of it is as the format says. Raises :class:`Unreadable`."""
    if missing := unknown(parcel):
        raise Unreadable(missing)
    for one in parcel.records("chain"):
        _ = Parcel(one, {}).text("duty"), Signer[str(one["signer"]).upper()]
    wanted = {
        "figures": ("key", "label", "text"),
        "rows": ("project", "key", "level3", "target", "actual", "weight", "points", "reason"),
        "passages": ("code", "title", "text"),
    }
    for part, names in wanted.items():
        for one in parcel.records("contents", part):
            for name in names:
                Parcel(one, {}).text(name)
    for document in parcel.records("audit", "documents"):
        if "findings" in document:
            for found in Parcel(document, {}).records("findings"):
                _ = [Parcel(found, {}).text(one) for one in ("severity", "title", "message")]


def _must_be_new(unit: Unit, year: int, parcel: Parcel, route: Route) -> None:
    code, number = parcel.text("version", "code"), parcel.number("version", "number")
    if Version.objects.filter(code=code).exists():
        raise NotNow(f"这一版（{code}）已经在本系统里，没有重复导入。")
    last = versions(unit, year, route).order_by("number").last()
    if last is not None and number <= last.number:
        raise NotNow(f"这是第 {number} 版，本系统已有第 {last.number} 版，不能用旧版覆盖。")
    own = UnitYear.objects.filter(unit=unit, year=year).first()
    if own is not None and own.state == YearState.ARCHIVED:
        raise NotNow("这个年度已经归档，不再接收。")
    if (last is None or not received(last)) and _filled_here(unit, year, own, last, route):
        raise NotNow(f"“{unit.name}”在本系统里自己填报这个年度，不用导入报送包。")


def _filled_here(
    unit: Unit, year: int, own: UnitYear | None, last: Version | None, route: Route
) -> bool:
    """Does the unit keep the route's book of the year in this system?"""
    if route.moves_year:
        return own is not None and own.state != YearState.FILLING
    return last is not None or not route.current(unit, year).empty


def _taken_in(unit: Unit, year: int, parcel: Parcel, data: bytes, route: Route) -> Version:
    opened = _open(unit, year, parcel, route)
    version = Version.objects.create(
        unit=unit,
        book=route.book,
        year=year,
        number=parcel.number("version", "number"),
        profile=parcel.text("version", "profile"),
        code=parcel.text("version", "code"),
        digest=parcel.text("version", "digest"),
        inputs={
            "standing": 0,
            "chain": list(parcel.records("chain")),
            "accepted": list(parcel.records("accepted")),
            "contents": parcel.record("contents"),
        },
        findings=parcel.record("audit"),
        engine=parcel.text("version", "engine"),
        ruleset=parcel.text("version", "ruleset"),
        law_date=parcel.day("version", "law_date"),
        made_by=parcel.text("version", "made_by"),
        made_at=parcel.moment("version", "made_at"),
    )
    _files_in(version, parcel)
    for one in parcel.records("signatures"):
        _signed_elsewhere(version, Parcel(one, {}), parcel)
    forms = told_forms(parcel.told)
    kept = {
        "received": True,
        "opened": opened,
        FORMS: {"key": forms.key, "title": forms.title},
    }
    keep_handover(version, Kind.SUBMISSION, data, kept)
    return version


def _open(unit: Unit, year: int, parcel: Parcel, route: Route) -> bool:
    """Open the year with the forms that the package names, as far as they are here; was it
    this package that opened it?
    """
    told = told_forms(parcel.told)
    forms = parcel.text("version", "profile") if route.moves_year else told.opens
    own, fresh = UnitYear.objects.get_or_create(
        unit=unit, year=year, defaults={"profile": forms}
    )
    found = UnitYear.objects.filter(pk=own.pk)
    if route.moves_year:
        # a copy of what another office keeps: it stands where that office says
        found.update(state=YearState.SUBMITTED, profile=forms)
    elif not fresh and told.known and _opened_in_neutral(own):
        found.update(profile=forms)
    return fresh


def _opened_in_neutral(own: UnitYear) -> bool:
    """Was it opened with the neutral forms for want of others, by an earlier package?"""
    if own.profile != GENERIC or own.state != YearState.FILLING:
        return False
    of = {"unit": own.unit, "year": own.year, "book": UNION.book}
    return Handover.objects.filter(**of, told__opened=True).exists()


def _files_in(version: Version, parcel: Parcel) -> None:
    place = store()
    found = {one.kind: one for one in parcel.members.values()}
    for form in FORMATS:
        one = found.get(form)
        if one is None:
            raise Unreadable("报送包里的定稿文件不全，不能接收。请单位重新导出。")
        kept = place.keep((one.data,), LARGEST)
        version.files.create(
            unit=version.unit,
            book=version.book,
            form=form,
            name=one.name[:120],
            digest=kept.digest,
            size=kept.size,
        )


def _signed_elsewhere(version: Version, row: Parcel, parcel: Parcel) -> None:
    path = row.told.get("scan")
    scan = _scan_in(version, parcel, str(path)) if path else None
    version.signatures.create(
        unit=version.unit,
        book=version.book,
        position=row.number("position"),
        duty=row.text("duty"),
        name=row.text("name"),
        how=Signature.How(row.text("how")),
        scan=scan,
        opinion=row.text("opinion"),
        recorded_by=row.text("recorded_by"),
        link_by=_link_by(row),
        beside=_beside(row),
        signed_at=row.moment("signed_at"),
    )


def _link_by(row: Parcel) -> str:
    return row.text("link_by") if "link_by" in row.told else ""


def _beside(row: Parcel) -> list[str]:
    told = row.told.get("beside", ())
    if isinstance(told, str) or not isinstance(told, Sequence):
        raise Unreadable("报送包里的签字记录读不出，不能接收。请单位重新导出。")
    return [str(one) for one in told]


def _scan_in(version: Version, parcel: Parcel, path: str) -> Attachment:
    member = parcel.members.get(path)
    kind = kind_of(member.data) if member else None
    if member is None or kind is None:
        raise Unreadable("报送包里缺签字扫描件，不能接收。请单位重新导出。")
    kept = store().keep((member.data,), LARGEST)
    made, _ = Attachment.objects.get_or_create(
        unit=version.unit,
        year=version.year,
        digest=kept.digest,
        defaults={
            "name": clean_name(member.name, kind),
            "size": kept.size,
            "kind": kind.key,
            "note": f"{version} 签字扫描件 {version.code}",
            "added_by": actor_now().name,
        },
    )
    return made
