"""Numbers that lead to a person: mobiles, identity numbers, bank cards, and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from string import ascii_letters

from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.values import quickly_built
from hengji.privacy.checksums import credit_check, identity_check, luhn


class NumberKind(Enum):
    """What a number is. The value is its official name."""

    MOBILE = "手机号码"
    IDENTITY = "公民身份号码"
    BANK_CARD = "银行卡号"
    LANDLINE = "固定电话"
    CREDIT_CODE = "统一社会信用代码"
    EMAIL = "电子邮箱"

    @property
    def personal(self) -> bool:
        """Whether it belongs to one person. The others are a unit's and are public."""
        return self in (NumberKind.MOBILE, NumberKind.IDENTITY, NumberKind.BANK_CARD)


@quickly_built
@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number and the characters ``start`` to ``end`` of the text it stands in."""

    kind: NumberKind
    start: int
    end: int


_EDGE = r"(?<![0-9０-９A-Za-z.．])"
# An amount, a rate or an area is no number of a person, however long.
_END = r"(?![0-9０-９A-Za-z%]|[.．,，][0-9０-９]|[ ]*(?:元|[千万亿]|㎡|平方|人次?))"
_CANDIDATE = re.compile(
    _EDGE
    + r"""(?:
      (?P<mobile>   (?:\+?86[- －]?)? [1１][3-9３-９]\d (?P<gap>[- －]?) \d{4} (?P=gap) \d{4})
    | (?P<identity> \d{6}[ ]?\d{8}[ ]?\d{3}[\dXxＸ] | \d{15})
    | (?P<credit>   [1-9ANY][\dA-HJ-NPQRTUWXY]\d{6}[\dA-HJ-NPQRTUWXY]{10})
    | (?P<card>     \d{16,19} | \d{4}(?:[ ]\d{4}){3}(?:[ ]\d{1,3})?)
    | (?P<landline> [（(]?0\d{2,3}[）)]?[-－—–― ]?\d{7,8} | [2-8]\d{6,7})
    )"""
    + _END,
    re.VERBOSE,
)
_EMAIL = lazy_pattern(r"[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z]{2,})+", re.ASCII)
_PHONE_LABEL = lazy_pattern(
    r"(?:电话|座机|热线|传真|号码|手机|Tel)[^\d。]{0,8}$", re.IGNORECASE
)
_CARD_LABEL = lazy_pattern(
    r"(?:银行|卡号|账号|帐号|开户|账户|帐户|储蓄卡|社保卡)[^\d。；]{0,12}$"
)
_CODE_LABEL = re.compile(
    r"(?:编码|代码|编号|文号|订单号|合同号|单号|流水号|序号|票号|No\.?)[^\d。；，]{0,4}$"
)
_CREDIT_LABEL = lazy_pattern(r"信用代码[^\dA-Z。；]{0,6}$")
_ID_LABEL = lazy_pattern(r"身份证(?:号|号码|件号)?[^\d。；]{0,6}$")
_SEPARATORS = str.maketrans("", "", "-－—–― +()（）")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})\d{7,8}")
# Of the outline of a text: see _outline. Begins with what the engine finds fastest.
_STRETCH = re.compile(rb"000[0A+-]{4,}")
_STRETCH_SIGNS = b"0A+-"
_HEAD_REACH = 16
"""More than any number has before its first three digits in a row."""
_LABEL_REACH = 24
_UNIT_REACH = 4

# First two digits of an administrative division.
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


def personal_numbers(text: str) -> tuple[PersonalNumber, ...]:
    """Every such number of a text, in order, none overlapping another."""
    outline = _outline(text)
    if not (b"0000000" in outline or b"000-0000" in outline or "@" in text):
        return ()
    found = [*_emails(text), *_runs(text, outline)]
    return tuple(sorted(found, key=lambda one: one.start))


_NARROW = tuple(zip("０１２３４５６７８９Ｘ（）－—–―", "0123456789X()-___", strict=True))
_SIGNS = bytes.maketrans(
    b"0123456789" + ascii_letters.encode() + b" )-" + b"(_",
    b"0" * 10 + b"A" * len(ascii_letters) + b"---" + b"++",
)


def _outline(text: str) -> bytes:
    """One byte for each character: a digit is ``0``, a letter ``A``, ``- )`` are ``-``.

    Other signs that stand inside numbers are ``+``. A page is mostly neither, and bytes are
    looked through many times faster than the page with a pattern.
    """
    for wide, narrow in _NARROW:
        text = text.replace(wide, narrow)
    return text.encode("ascii", "replace").translate(_SIGNS)


def _emails(text: str) -> Iterator[PersonalNumber]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield PersonalNumber(NumberKind.EMAIL, *match.span())


def _runs(text: str, outline: bytes) -> Iterator[PersonalNumber]:
    done = 0
    for stretch in _STRETCH.finditer(outline):  # a cheap look first: most text has no digits
        head = outline[max(done, stretch.start() - _HEAD_REACH) : stretch.start()]
        first = stretch.start() - len(head) + len(head.rstrip(_STRETCH_SIGNS))
        first, done = max(done, first - 1), stretch.end()  # a ``+`` may stand before it
        last = min(len(text), done + _UNIT_REACH)
        for match in _CANDIDATE.finditer(text, first, last):
            before = text[max(0, match.start() - _LABEL_REACH) : match.start()]
            kind = _kind(_plain(match.group()), before)
            if kind:
                yield PersonalNumber(kind, *match.span())


def _plain(printed: str) -> str:
    bare = printed.translate(_SEPARATORS)
    if bare.isascii():
        return bare.upper()
    return "".join(str(int(c)) if c.isdecimal() else c.upper() for c in bare.replace("Ｘ", "X"))


def _kind(run: str, before: str) -> NumberKind | None:
    if len(run) == 13 and run.startswith("86"):
        run = run[2:]
    if _is_mobile(run) and not _CODE_LABEL.search(before):
        return NumberKind.MOBILE
    if _is_credit_code(run) and _CREDIT_LABEL.search(before):
        return NumberKind.CREDIT_CODE
    if _is_identity(run, before):  # one in 31 of them closes as a credit code as well
        return NumberKind.IDENTITY
    if _is_credit_code(run) and not run.isdecimal():
        return NumberKind.CREDIT_CODE
    if _is_bank_card(run, before):
        return NumberKind.BANK_CARD
    return NumberKind.LANDLINE if _is_landline(run, before) else None


def _is_mobile(run: str) -> bool:
    return len(run) == 11 and run.isdecimal() and run[0] == "1" and run[1] in "3456789"


def _is_identity(run: str, before: str) -> bool:
    if not _PROVINCES.match(run):
        return False
    if len(run) == 15 and run.isdecimal():  # issued before 1999, without a check digit
        return bool(_ID_LABEL.search(before)) and _is_date(f"19{run[6:12]}")
    if len(run) != 18 or not run[:17].isdecimal():
        return False
    return _is_date(run[6:14]) and identity_check(run[:17]) == run[17]


def _is_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100


def _is_credit_code(run: str) -> bool:
    if len(run) != 18 or run[0] not in "123456789ANY" or not run[2:8].isdecimal():
        return False
    try:
        return credit_check(run[:17]) == run[17]
    except ValueError:
        return False


def _is_bank_card(run: str, before: str) -> bool:
    """UnionPay numbers by themselves, all others only beside a word for an account.

    620… are also codes of a province's projects, so that they need the word too.
    """
    if not (16 <= len(run) <= 19 and run.isdecimal() and luhn(run)):
        return False
    if len(set(run)) == 1 or _CODE_LABEL.search(before):
        return False
    if run.startswith("62") and run[2] != "0":
        return True
    return run[0] in "34569" and bool(_CARD_LABEL.search(before))


def _is_landline(run: str, before: str) -> bool:
    if not run.isdecimal():
        return False
    if _LANDLINE.fullmatch(run):
        return not _CODE_LABEL.search(before)
    return len(run) in (7, 8) and run[0] != "0" and bool(_PHONE_LABEL.search(before))
