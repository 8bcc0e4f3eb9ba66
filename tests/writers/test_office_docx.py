"""What we write as a Word file, our own reader reads back."""

import io
import zipfile
from dataclasses import replace

import hengji
from hengji.composition import digest
from hengji.report.facts import Basis
from hengji.writers.office import package_docx
from writers import hand_made


def test_facts_read_back() -> None:
    report = hengji.extract_file(package_docx(hand_made.package()), name="自评.docx").report
    assert report.unit and report.unit.value == "青禾县总工会"
    assert report.fiscal_year == 2023
    final = report.facts_of("支出合计", basis=Basis.FINAL)
    assert [str(fact.figure) for fact in final] == ["312.57 万元"]
    prior = report.facts_of("三公经费", basis=Basis.PRIOR_FINAL)
    assert [(str(fact.figure), fact.year) for fact in prior] == [("0.08 万元", 2022)]


def test_merged_cells_stand_once() -> None:
    report = hengji.extract_file(package_docx(hand_made.package()), name="自评.docx").report
    (table,) = report.documents[0].tables
    first = table.at(1, 1)
    assert first and (first.row_span, first.column_span) == (2, 1)
    assert table.at(2, 1) is first
    assert (table.row_count, table.column_count) == (4, 7)


def test_same_package_same_bytes() -> None:
    assert package_docx(hand_made.package()) == package_docx(hand_made.package())


def test_code_of_the_frozen_version_stands_in_every_footer() -> None:
    file = zipfile.ZipFile(io.BytesIO(package_docx(hand_made.package("校验码 4F2A-91C0"))))
    footers = [n for n in file.namelist() if n.startswith("word/footer")]
    assert len(footers) == 3
    assert all("4F2A-91C0" in file.read(name).decode() for name in footers)


def test_digest_is_of_what_is_said() -> None:
    package = hand_made.package()
    assert digest(package) == digest(package.frozen("校验码 4F2A-91C0"))
    (narrative, sheet) = package.parts
    other = replace(narrative, blocks=narrative.blocks[:-1])
    assert digest(package) != digest(replace(package, parts=(other, sheet)))
