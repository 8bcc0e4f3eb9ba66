"""Files, folders and wildcards; each file once and under a name of its own."""

from pathlib import Path

import pytest

from hengji.pipeline.gathering import gather


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "甲局/自评报告.docx", "乙局/自评报告.docx", "乙局/附件/自评表.XLSX", "乙局/照片.jpg",
        "乙局/~$自评报告.docx", ".git/config.txt", "衡绩结果.html", "说明.md",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("正文", "utf-8")
    return tmp_path


def test_a_folder_gives_its_documents_by_relative_name(folder: Path) -> None:
    found = gather([str(folder)])
    assert sorted(found.files) == [
        "乙局/自评报告.docx", "乙局/附件/自评表.XLSX", "甲局/自评报告.docx", "说明.md",
    ]  # fmt: skip
    assert found.skipped == 1  # the picture; locks, hidden files and results are not counted
    assert not found.refused


def test_a_named_file_is_taken_whatever_it_is(folder: Path) -> None:
    assert list(gather([str(folder / "乙局/照片.jpg")]).files) == ["照片.jpg"]


def test_wildcards_are_expanded_here_too(folder: Path) -> None:
    found = gather([str(folder / "*局" / "*.docx")])
    assert len(found.files) == 2 + 1  # the lock file was asked for by name


def test_each_file_once_and_names_told_apart(folder: Path) -> None:
    one, two = folder / "甲局/自评报告.docx", folder / "乙局/自评报告.docx"
    found = gather([str(one), str(two), str(one)])
    assert list(found.files) == [one.as_posix(), two.as_posix()]
    assert list(gather([str(one), str(one)]).files) == ["自评报告.docx"]


def test_what_is_not_there_is_refused_by_name(folder: Path) -> None:
    found = gather([str(folder / "没有.docx"), str(folder / "*.pdf"), str(folder / "说明.md")])
    assert [one.name for one in found.refused] == [
        str(folder / "没有.docx"), str(folder / "*.pdf")
    ]  # fmt: skip
    assert all("请核对" in one.error for one in found.refused)
    assert list(found.files) == ["说明.md"]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (refused,) = gather([str(tmp_path)]).refused
    assert "没有能审核的文档" in refused.error
