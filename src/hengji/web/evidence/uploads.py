"""Taking files in: limits, kind, a clean name, the bytes once on the disk."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from hengji.web.evidence.kinds import KINDS, LARGEST, kind_of
from hengji.web.evidence.models import ActivityRecord, Attachment, Binding, Survey
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.store import TooLarge, store
from hengji.web.goals.models import Indicator
from hengji.web.rows.session import actor_now
from hengji.web.units.models import Unit

_LABELS = "、".join(sorted({ending for one in KINDS.values() for ending in one.extensions}))


class Unwanted(Exception):
    """A file that is not taken; the text says why and what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The file's row; ``fresh`` is false where the same bytes were there already."""

    attachment: Attachment
    fresh: bool


def take(
    unit: Unit, year: int, given: UploadedFile[bytes], note: str = "", *, personal: bool = False
) -> Taken:
    """Keep an uploaded file of a unit's year. Raises :class:`Unwanted`."""
    name = given.name or ""
    if (given.size or 0) > LARGEST:
        raise Unwanted(_too_large(name))
    data = given.read(LARGEST + 1)
    if not data:
        raise Unwanted(f"“{name}”是空的，请重新选择文件。")
    kind = kind_of(data)
    if kind is None:
        raise Unwanted(f"“{name}”不是可以上传的文件。可以上传：{_LABELS}。")
    try:
        kept = store().keep((data,), LARGEST)
    except TooLarge as problem:
        raise Unwanted(_too_large(name)) from problem
    row, fresh = Attachment.objects.get_or_create(
        unit=unit,
        year=year,
        digest=kept.digest,
        defaults={
            "name": clean_name(name, kind),
            "size": kept.size,
            "kind": kind.key,
            "note": note.strip(),
            "personal": personal,
            "added_by": actor_now().name,
        },
    )
    return Taken(row, fresh)


def bind(
    unit: Unit,
    year: int,
    *,
    indicator: Indicator | None = None,
    claim: str = "",
    attachment: Attachment | None = None,
    activity: ActivityRecord | None = None,
    survey: Survey | None = None,
) -> Binding:
    """Bind one piece of evidence to an indicator or a claim; twice is once."""
    row, _ = Binding.objects.get_or_create(
        unit=unit,
        year=year,
        indicator=indicator,
        claim=claim,
        attachment=attachment,
        activity=activity,
        survey=survey,
    )
    return row


def _too_large(name: str) -> str:
    return f"“{name}”超过 {LARGEST >> 20} MB。请降低扫描分辨率，或拆成几个文件再上传。"
