"""Amounts of 元 are printed alike everywhere, and what is not there is not printed as zero."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from django.template import Context, Template

import hengji
from hengji.kernel.totals import amount_printed, yuan_printed
from hengji.kernel.units import YUAN
from hengji.web.shell.printing import yuan, yuan_with_unit

_AMOUNT = Decimal("1234567.5")


def test_one_way_to_print() -> None:
    assert yuan(_AMOUNT) == yuan_printed(_AMOUNT) == "1,234,567.50"
    assert yuan_with_unit(_AMOUNT) == amount_printed(_AMOUNT, YUAN) == "1,234,567.50 元"
    page = Template("{% load figures %}{{ amount|yuan }}|{{ nothing|yuan }}")
    assert page.render(Context({"amount": _AMOUNT, "nothing": None})) == "1,234,567.50|"


def test_nothing_is_not_zero() -> None:
    assert (yuan(None), yuan(None, ""), yuan(Decimal(0))) == ("—", "", "0.00")
    assert (yuan_with_unit(None), yuan_with_unit(Decimal(0))) == ("—", "0.00 元")


def test_nobody_prints_yuan_anew() -> None:
    """Amounts with cents are put into words in the kernel, and nowhere a second time."""
    own = re.compile(r":,\.2f\}(?!%)")
    holding = {
        path.relative_to(Path(hengji.__file__).parent).as_posix()
        for path in Path(hengji.__file__).parent.rglob("*.py")
        if own.search(path.read_text("utf-8"))
    }
    assert holding == {"kernel/totals.py", "audit/rules/am112_average.py"}  # 元 a person there
