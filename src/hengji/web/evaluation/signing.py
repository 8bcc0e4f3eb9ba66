"""Signing a frozen version, in the order of its chain: in the system, or on paper."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from hengji.composition import digest
from hengji.composition.layout import Signer
from hengji.readers import Unreadable, read
from hengji.web.accounts.coming import UNKNOWN, Coming
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import holding, holding_for_unit, may
from hengji.web.accounts.roles import BUREAU, Role
from hengji.web.evaluation.models import Signature, Version
from hengji.web.evaluation.routes import route_of
from hengji.web.evaluation.signing_codes import codes_in, typed_code
from hengji.web.evaluation.stages import Step, due, own_steps, received, steps
from hengji.web.evaluation.versions import NotNow, open_year, standing
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.store import store
from hengji.web.evidence.uploads import Unwanted, take
from hengji.web.rows.session import actor_now
from hengji.web.units.models import Unit, UnitYear, YearState

How = Signature.How
_HEADS = holding_for_unit(Role.HEAD)
_LEADERS = holding_for_unit(Role.EVALUATION_GROUP)
_OF_THE_BUREAU = holding(*BUREAU)
_UPPER = holding(Role.UPPER_UNION)


def may_sign(account: object, unit: Unit, step: Step) -> bool:
    """Is it this person's to sign here?"""
    return signs_as(account, unit, step.signer)


def signs_as(account: object, unit: Unit, signer: Signer) -> bool:
    """Does this person sign for the unit, or answer it, as such a one?"""
    match signer:
        case Signer.FILLER:
            return may(account, "unit.fill", unit)
        case Signer.LEADER:
            return _LEADERS(account, unit)
        case Signer.HEAD:
            return _HEADS(account, unit)
        case Signer.DESK:
            return _OF_THE_BUREAU(account, unit) and may(account, "unit.review", unit)
        case Signer.UPPER:
            return _UPPER(account, unit) and may(account, "unit.review", unit)


@transaction.atomic
def sign(
    version: Version, account: Account, seen: str, position: int, came: Coming = UNKNOWN
) -> Signature:
    """Sign in the system. ``seen`` is the code of the version that was shown; ``came``, how the
    person came in, is kept with the signature.

    Raises :class:`NotNow`.
    """
    own = _to_sign(version)
    if seen != version.code:
        raise NotNow("您看到的不是这一版定稿。请重新打开页面再签。")
    step = _next(version, position)
    if not may_sign(account, own.unit, step):
        raise NotNow(f"这一环节由{step.who}签字。")
    if _signed_by(version, account):
        raise NotNow(f"“{account.name}”已经签过这一版，同一个人不能签两个环节。")
    made = _add(own, version, step, account.name, How.LINK, None, came)
    _complete(own, version)
    return made


def _signed_by(version: Version, account: Account) -> bool:
    """Did the person sign another step in the system? By account: names are not unique."""
    mine = version.signatures.filter(how=How.LINK, events__pgh_context__account=account.pk)
    return mine.exists()


@transaction.atomic
def sign_on_paper(
    version: Version, scan: UploadedFile[bytes], typed: str, names: Mapping[int, str]
) -> list[Signature]:
    """Keep the scan of the signed and stamped sheets, for the steps (by position) in ``names``.

    The code printed on the scan must be the version's: read from its text where it has one,
    else as it was typed. Raises :class:`NotNow`.
    """
    own = _to_sign(version)
    data = scan.read()
    scan.seek(0)
    _must_match(version, data, scan.name or "", typed)
    wanted = [names.get(one.position, "").strip() for one in own_steps(steps(version))]
    signed = [name for name in wanted if name]
    if not signed:
        raise NotNow("请填写纸上签字人的姓名，至少填到下一个环节。")
    if wanted[: len(signed)] != signed:
        raise NotNow("签字要按顺序：前面的环节没有签字，后面的不能登记。")
    try:
        kept = take(own.unit, own.year, scan, f"{version} 签字扫描件 {version.code}").attachment
    except Unwanted as problem:
        raise NotNow(str(problem)) from problem
    due_steps = own_steps(steps(version))
    made = [
        _add(own, version, step, name, How.PAPER, kept)
        for step, name in zip(due_steps, signed, strict=False)
    ]
    _complete(own, version)
    return made


def _must_match(version: Version, data: bytes, name: str, typed: str) -> None:
    found = scanned_codes(data, name)
    if found and version.code not in found:
        raise NotNow(
            f"扫描件上的核对码是 {'、'.join(sorted(found))}，与这一版的 {version.code} 不同。"
            "请扫描由这一版定稿打印、签字盖章的纸张。"
        )
    if len(found) > 1:
        raise NotNow(
            f"扫描件里有几个核对码：{'、'.join(sorted(found))}。请只扫描这一版定稿的纸张。"
        )
    if found:
        return
    if not typed.strip():
        raise NotNow("扫描件里读不出核对码。请照纸张页脚填写核对码。")
    if typed_code(typed) != version.code:
        raise NotNow(
            f"填写的核对码与这一版的 {version.code} 不同。"
            "请核对纸张页脚，确认是这一版的打印件。"
        )


def scanned_codes(data: bytes, name: str) -> frozenset[str]:
    """The codes that the file's text tells; none where it is a picture."""
    try:
        document = read(data, name)
    except Unreadable:
        return frozenset()
    return codes_in(one.text for one in document.texts())


def _to_sign(version: Version) -> UnitYear:
    route, own = route_of(version), open_year(version.unit, version.year)
    if route.moves_year and own.state != YearState.TO_SIGN:
        raise NotNow(f"现在是“{own.get_state_display()}”，不能签字。")
    if standing(own, route) != version:
        raise NotNow("这一版已经不是待签的定稿。请重新打开页面。")
    if moved_on(version):
        raise NotNow("定稿以后，账、指标或者报告改过。请先另出新版，再签字。")
    return own


def moved_on(version: Version) -> bool:
    """Does the year say something else by now? Where the year's own state goes with the
    version, nobody can have changed it; what came from another office is not written here.
    """
    route = route_of(version)
    if route.moves_year or received(version):
        return False
    return digest(route.current(version.unit, version.year).package) != version.digest


def _next(version: Version, position: int) -> Step:
    step = due(steps(version))
    if step is None or step.outside:
        raise NotNow("本单位的签字已经齐了。")
    if step.position != position:
        raise NotNow(f"签字要按顺序，现在由“{step.duty}”签。")
    return step


def _add(
    own: UnitYear,
    version: Version,
    step: Step,
    name: str,
    how: How,
    scan: Attachment | None,
    came: Coming = UNKNOWN,
) -> Signature:
    return version.signatures.create(
        unit=own.unit,
        book=version.book,
        position=step.position,
        duty=step.duty,
        name=name,
        how=how,
        scan=scan,
        recorded_by=actor_now().name,
        link_by=came.link_by,
        beside=list(came.beside),
    )


def _complete(own: UnitYear, version: Version) -> None:
    """Once all of the unit's own have signed, the files are looked at, the year is signed."""
    if own_steps(steps(version)):
        return
    whole(version)
    if route_of(version).moves_year:
        own.sign()
        own.save()


def whole(version: Version) -> None:
    """Are the version's files still the bytes that were frozen? Raises :class:`NotNow`."""
    place = store()
    for one in version.files.all():
        if not place.whole(one.digest):
            raise NotNow(
                f"“{one.name}”与定稿时的校验值不符，文件可能损坏。请从备份恢复，或退回后另出新版。"
            )
