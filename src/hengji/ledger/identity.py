"""Who a unit is: its name, its codes, whom it belongs to, and from when to when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hengji.ledger.kinds import UnitKind
from hengji.privacy.checksums import credit_check
from hengji.profiles import GENERIC

_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
_DIVISION = re.compile(r"[0-9]{9}")


@dataclass(frozen=True, slots=True)
class UnitIdentity:
    """One unit as it was called in one span of time.

    ``budget_code`` is the 预算编码, ``division`` the nine-digit 财政区划, ``credit_code`` the
    统一社会信用代码 (may be blank), ``parent`` the budget code of the superior unit, ``desk``
    the 归口业务股室, ``profile`` the key of the forms it fills. ``since`` and ``until`` are
    both inside the span; ``None`` is open.
    """

    name: str
    budget_code: str
    division: str
    credit_code: str = ""
    kind: UnitKind = UnitKind.OTHER
    parent: str = ""
    desk: str = ""
    profile: str = GENERIC
    since: date | None = None
    until: date | None = None


def valid_credit_code(code: str) -> bool:
    """Is it an 18-character 统一社会信用代码 with the right check character (GB 32100)?"""
    return bool(_CREDIT_CODE.fullmatch(code)) and credit_check(code[:17]) == code[17]


def valid_division(code: str) -> bool:
    """Is it a nine-digit 财政区划 code? Which places exist is the bureau's to say."""
    return bool(_DIVISION.fullmatch(code))
