"""Read, understand, judge: files, bytes, packages, refusals, selection."""

from pathlib import Path

import pytest

import hengji
from hengji.audit.engine import all_rules
from hengji.audit.rule import Severity
from hengji.pipeline.auditing import name_apart
from hengji.pipeline.selection import UnknownName, choose
from hengji.readers import Limits, Unreadable

FAULTY = "青禾县总工会2024年部门整体支出绩效自评报告\n一、部门基本情况\n（一）部门职责\n" + (
    "2024年基本支出100.00万元，其中：人员经费60.00万元，公用经费50.00万元。\n"
)
OTHER = "青禾县总工会2024年部门整体支出绩效自评报告附件\n一、其他情况\n没有其他情况。\n"


def test_the_public_api_is_there_and_lazy() -> None:
    assert set(hengji.__all__) <= set(dir(hengji))
    for name in hengji.__all__:
        assert getattr(hengji, name)
    with pytest.raises(AttributeError, match="audit_flie"):
        _ = hengji.audit_flie  # type: ignore[attr-defined]  # a name that does not exist


def test_bytes_and_files_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(FAULTY, "utf-8")
    by_path, by_name = hengji.audit_file(path), hengji.audit_file(str(path))
    by_bytes = hengji.audit_file(FAULTY.encode(), name="报告.txt")
    assert by_path == by_name == by_bytes
    (one,) = by_path.audited
    assert one.name == "报告.txt"
    assert one.year == 2024
    assert any(f.code.startswith("AM") for f in one.findings)
    assert by_path.gravest in set(Severity)
    assert one.coverage.undecided


def test_the_fingerprint_survives_another_name_and_edits_elsewhere() -> None:
    def prints(text: str, name: str) -> set[str]:
        found = hengji.audit_file(text.encode(), name=name, select=["AM"]).findings
        return {one.fingerprint for one in found}

    first = prints(FAULTY, "a.txt")
    assert first
    assert first == prints(FAULTY.replace("（一）", "经费安排合理。\n（一）"), "b.txt")
    assert not first & prints(FAULTY.replace("60.00", "70.00"), "a.txt")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 50, b"PK\x03\x04broken"])
def test_what_cannot_be_read_is_refused_in_chinese(data: bytes) -> None:
    (one,) = hengji.audit_file(data, name="坏.docx").refused
    assert one.error.startswith("坏.docx")
    assert one.error.endswith("。")


def test_a_file_that_is_not_there_and_one_too_large(tmp_path: Path) -> None:
    (gone,) = hengji.audit_file(tmp_path / "没有.txt").refused
    assert "没有这个文件" in gone.error
    path = tmp_path / "大.txt"
    path.write_text(FAULTY, "utf-8")
    (large,) = hengji.audit_file(path, limits=Limits(file_bytes=10)).refused
    assert "上限" in large.error
    with pytest.raises(Unreadable):
        hengji.extract_file(tmp_path / "没有.txt")


def test_a_finding_belongs_to_the_document_of_its_first_place() -> None:
    result = hengji.audit_package({"附件.txt": OTHER.encode(), "报告.txt": FAULTY.encode()})
    attachment, body = result.audited
    assert result.packaged
    assert attachment.coverage is body.coverage
    assert len(result.coverages) == 1
    assert any(f.code.startswith("AM") for f in body.findings)
    for one in result.audited:
        assert all(f.places[0].document == one.name for f in one.findings)


def test_a_package_leaves_out_what_cannot_be_read_and_keeps_the_order() -> None:
    result = hengji.audit_package({"坏.docx": b"PK\x03\x04", "报告.txt": FAULTY.encode()})
    assert [one.name for one in result.documents] == ["坏.docx", "报告.txt"]
    assert len(result.refused) == 1


def test_sources_of_one_name_are_told_apart() -> None:
    named = name_apart(["甲/报告.docx", "乙/报告.docx", b"1", b"2"])
    assert list(named) == ["报告.docx", "乙/报告.docx", "文件3", "文件4"]


def test_rules_are_chosen_by_code_and_family() -> None:
    codes = {one.code for one in all_rules()}
    am = {one.code for one in choose(["am"])}
    assert am == {code for code in codes if code.startswith("AM")}
    first = sorted(am)[0]
    assert {one.code for one in choose([first])} == {first}
    assert {one.code for one in choose(["AM"], [first])} == am - {first}
    assert {one.code for one in choose((), ["AM"])} == codes - am
    with pytest.raises(UnknownName, match="ZZ"):
        choose(["ZZ"])


def test_terms_that_cannot_be_met_are_refused_before_reading() -> None:
    with pytest.raises(LookupError, match="不存在的版本"):
        hengji.audit_file(b"", profile="不存在的版本")
    with pytest.raises(ValueError, match="printing"):
        hengji.audit_file(b"", purpose="printing")
    with pytest.raises(Unreadable):
        hengji.audit_file(FAULTY.encode(), against=["/没有/这个文件"])
