"""Formulas of the workbook: where the form calculates, and with the printed value."""

import io
import re
import zipfile
from decimal import Decimal

from composition.inputs import year_inputs
from hengji.composition import Cell, FigureField, Grid, compose
from hengji.composition.runs import QuotientOf, SumOf
from hengji.kernel.units import PERCENT, TEN_THOUSAND_YUAN
from hengji.writers.office import package_xlsx
from hengji.writers.office.formulas import Formulas

_CELL = re.compile(r'<c r="([A-Z]+\d+)"[^>]*><f>([^<]+)</f><v>([^<]+)</v></c>')


def _formulas(sheet: int) -> dict[str, tuple[str, str]]:
    made = compose(year_inputs(1, "hunan-2023"), "hunan-2023")
    archive = zipfile.ZipFile(io.BytesIO(package_xlsx(made)))
    text = archive.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    return {at: (formula, value) for at, formula, value in _CELL.findall(text)}


def test_the_base_data_form_adds_up_and_divides() -> None:
    found = {formula for formula, _ in _formulas(1).values()}
    assert any("/" in formula for formula in found)  # 控制率
    assert sum("SUM(" in formula for formula in found) >= 3  # 三公经费, each column


def test_the_self_evaluation_sums_its_points() -> None:
    found = {formula for formula, _ in _formulas(2).values()}
    assert any(formula.startswith("IF(") for formula in found)  # 执行率
    assert any(re.fullmatch(r"SUM\([G-I]\d+.*\)", formula) for formula in found)


def _figure(key: str, value: str, derivation: SumOf | QuotientOf | None = None) -> FigureField:
    unit = PERCENT if isinstance(derivation, QuotientOf) else TEN_THOUSAND_YUAN
    return FigureField(key, value, Decimal(value), unit, derivation=derivation)


def _grid(*fields: FigureField) -> Grid:
    cells = tuple(Cell(i, 0, (one,)) for i, one in enumerate(fields))
    return Grid((20,), (8,) * len(cells), cells)


def test_a_sum_that_is_not_the_figure_is_written_as_a_number() -> None:
    capped = _figure("c", "4", SumOf(("a", "b")))
    grid = _grid(_figure("a", "2"), _figure("b", "3"), capped)
    assert Formulas.of(grid, 0).formula(capped) == ""
    whole = _figure("c", "5", SumOf(("a", "b")))
    assert Formulas.of(grid, 0).formula(whole) == "=SUM(A1:A2)"


def test_a_part_that_stands_elsewhere_makes_no_formula() -> None:
    whole = _figure("c", "5", SumOf(("a", "elsewhere")))
    assert Formulas.of(_grid(_figure("a", "2"), whole), 0).formula(whole) == ""


def test_a_quotient_guards_its_divisor() -> None:
    rate = _figure("r", "0.5", QuotientOf("a", "b"))
    grid = _grid(_figure("a", "2"), _figure("b", "4"), rate)
    assert Formulas.of(grid, 3).formula(rate) == '=IF(A5=0,"不适用",A4/A5)'
