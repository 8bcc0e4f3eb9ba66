"""Signing the version for the upper union, handing it over, and the upper union's answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.core.files.uploadedfile import UploadedFile

from hengji.composition.layout import Signer
from hengji.web.accounts.coming import UNKNOWN, Coming
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import holding, holding_for_unit, may
from hengji.web.accounts.roles import Role
from hengji.web.evaluation.handover_format import (
    LARGEST_PACKAGE,
    SUBMISSION,
    Member,
    Record,
    Value,
    packed,
)
from hengji.web.evaluation.inputs import UNION_LINE
from hengji.web.evaluation.signing import scanned_codes
from hengji.web.evaluation.signing_codes import typed_code
from hengji.web.evaluation.versions import NotNow
from hengji.web.evidence.kinds import KINDS
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.store import store
from hengji.web.evidence.uploads import Unwanted, take
from hengji.web.rows.session import actor_now
from hengji.web.union.freezing import LineState, LineStep, Standing, held, standing, unchanged
from hengji.web.union.line import current_line
from hengji.web.union.models import LineHandover, LineSignature, LineVersion
from hengji.web.units.models import Unit

WHO = {
    Signer.FILLER: "本单位经办人",
    Signer.LEADER: "本单位评价组",
    Signer.HEAD: "本单位负责人",
    Signer.UPPER: "上级工会",
}
_HEADS = holding_for_unit(Role.HEAD)
_LEADERS = holding_for_unit(Role.EVALUATION_GROUP)
_UPPER = holding(Role.UPPER_UNION)
How = LineSignature.How


def may_sign(account: object, unit: Unit, step: LineStep) -> bool:
    """Is it this person's to sign here?"""
    match step.signer:
        case Signer.FILLER:
            return may(account, "unit.fill", unit)
        case Signer.LEADER:
            return _LEADERS(account, unit)
        case Signer.HEAD:
            return _HEADS(account, unit)
        case Signer.UPPER:
            return may_answer(account, unit)
        case Signer.DESK:
            return False  # the finance bureau has no part in it


def may_answer(account: object, unit: Unit) -> bool:
    """Does this person speak for the upper union?"""
    return _UPPER(account, unit) and may(account, "unit.review", unit)


def sign(
    unit: Unit, year: int, account: Account, seen: str, came: Coming = UNKNOWN
) -> LineSignature:
    """Sign the step that is due, in the system. ``seen``: the code that was shown; ``came``,
    how the person came in, is kept with the signature.

    Raises :class:`NotNow`.
    """
    version, step = _to_sign(unit, year)
    if seen != version.code:
        raise NotNow("您看到的不是这一版定稿。请重新打开页面再签。")
    if not may_sign(account, unit, step):
        raise NotNow(f"现在由“{step.duty}”签字，这一环节由{WHO[step.signer]}签。")
    mine = version.signatures.filter(how=How.LINK, events__pgh_context__account=account.pk)
    if mine.exists():
        raise NotNow(f"“{account.name}”已经签过这一版，同一个人不能签两个环节。")
    return _add(version, step, account.name, How.LINK, came=came)


def sign_on_paper(
    unit: Unit, year: int, scan: UploadedFile[bytes], typed: str, names: Mapping[int, str]
) -> list[LineSignature]:
    """Keep the scan of the signed sheets, for the steps (by position) in ``names``. The code
    on the scan must be the version's. Raises :class:`NotNow`.
    """
    version, _ = _to_sign(unit, year)
    data = scan.read()
    scan.seek(0)
    printed = scanned_codes(data, scan.name or "") or {typed_code(typed)} - {""}
    if printed != {version.code}:
        raise NotNow(
            f"扫描件的核对码与这一版的 {version.code} 对不上。"
            "请扫描由这一版定稿打印的纸张；扫描件是图片时，照页脚填写核对码。"
        )
    due = [
        one
        for one in standing(unit, year).steps
        if one.signature is None and one.signer is not Signer.UPPER
    ]
    wanted = [names.get(one.position, "").strip() for one in due]
    signed = [name for name in wanted if name]
    if not signed or wanted[: len(signed)] != signed:
        raise NotNow("签字要按顺序：请从下一个环节起，依次填写签字人的姓名。")
    try:
        kept = take(unit, year, scan, f"{version} 签字扫描件 {version.code}").attachment
    except Unwanted as problem:
        raise NotNow(str(problem)) from problem
    pairs = zip(due, signed, strict=False)
    return [_add(version, step, name, How.PAPER, kept) for step, name in pairs]


def _to_sign(unit: Unit, year: int) -> tuple[LineVersion, LineStep]:
    held(unit, year)
    stands = standing(unit, year)
    version, step = stands.version, stands.due
    if version is None or step is None:
        raise NotNow("没有待签的定稿。")
    if not unchanged(version, current_line(unit, year)):
        raise NotNow("定稿以后，账、指标或者报告改过。请先另出新版，再签字。")
    return version, step


def _add(
    version: LineVersion,
    step: LineStep,
    name: str,
    how: How,
    scan: Attachment | None = None,
    came: Coming = UNKNOWN,
    **more: str,
) -> LineSignature:
    return LineSignature.objects.create(
        unit=version.unit,
        version=version,
        position=step.position,
        duty=step.duty,
        name=name,
        how=how,
        scan=scan,
        recorded_by=actor_now().name,
        link_by=came.link_by,
        beside=list(came.beside),
        **more,
    )


def submit(unit: Unit, year: int) -> LineHandover:
    """Hand the signed version over: one file with its contents, files and scans.

    Raises :class:`NotNow`.
    """
    held(unit, year)
    stands = standing(unit, year)
    version = stands.version
    if version is None or stands.state is not LineState.SIGNED:
        raise NotNow(f"现在是“{stands.state.value}”，签字齐了才能报送。")
    _whole(version)
    data = packed(_told(unit, version, stands), list(_members(version)))
    kept = store().keep((data,), LARGEST_PACKAGE)
    name = f"{unit.name}{year}年度工会预算绩效自评第{version.number}版报送包.zip"
    return LineHandover.objects.create(
        unit=unit,
        version=version,
        digest=kept.digest,
        name=clean_name(name, KINDS["zip"]),
        made_by=actor_now().name,
    )


def _whole(version: LineVersion) -> None:
    """Are the files still the bytes that were frozen? Raises :class:`NotNow`."""
    place = store()
    for one in version.files.all():
        if not place.whole(one.digest):
            raise NotNow(f"“{one.name}”与定稿时的校验值不符，文件可能损坏。请从备份恢复。")


def _told(unit: Unit, version: LineVersion, stands: Standing) -> Record:
    signed = [one.signature for one in stands.steps if one.signature]
    return {
        "schema": SUBMISSION,
        "unit": {
            "code": unit.code,
            "name": unit.name,
            "credit_code": unit.credit_code,
            "division": unit.division,
        },
        "year": version.year,
        "version": {
            "number": version.number,
            "profile": UNION_LINE,
            "code": version.code,
            "digest": version.digest,
            "engine": version.engine,
            "ruleset": version.ruleset,
            "law_date": version.made_at.date().isoformat(),
            "made_by": version.made_by,
            "made_at": version.made_at.isoformat(),
        },
        "contents": version.inputs["contents"],
        "chain": version.inputs["chain"],
        "accepted": version.inputs["accepted"],
        "audit": version.findings,
        "signatures": [_signature(one) for one in signed],
    }


def _signature(one: LineSignature) -> dict[str, Value]:
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


def _members(version: LineVersion) -> Iterator[Member]:
    place = store()
    for one in version.files.all():
        data = place.path(one.digest).read_bytes()
        yield Member(f"files/package.{one.form}", one.form, one.name, data)
    scans: Iterable[Attachment] = {
        one.scan.pk: one.scan for one in version.signatures.all() if one.scan
    }.values()
    for scan in scans:
        data = place.path(scan.digest).read_bytes()
        yield Member(_scan_path(scan), "scan", scan.name, data)


def answer(
    unit: Unit,
    year: int,
    account: Account,
    verdict: str,
    opinion: str,
    came: Coming = UNKNOWN,
) -> LineSignature:
    """The upper union's answer to the version handed in. Raises :class:`NotNow`."""
    held(unit, year)
    stands = standing(unit, year)
    version = stands.version
    step = next((one for one in stands.steps if one.signer is Signer.UPPER), None)
    if version is None or step is None or stands.state is not LineState.SUBMITTED:
        raise NotNow(f"现在是“{stands.state.value}”，报送以后才能答复。")
    if not may_sign(account, unit, step):
        raise NotNow("由上级工会答复。")
    if verdict not in LineSignature.Verdict.values:
        raise NotNow("请选择同意或者退回修改。")
    if verdict == LineSignature.Verdict.RETURNED and not opinion.strip():
        raise NotNow("退回修改要写明原因。")
    return _add(
        version,
        step,
        account.name,
        How.LINK,
        came=came,
        verdict=verdict,
        opinion=opinion.strip(),
    )
