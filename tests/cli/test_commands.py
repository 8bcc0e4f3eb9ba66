"""The command line as a person uses it: formats, exit statuses, words in Chinese."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hengji.cli import main
from hengji.cli.application import application, several

FAULTY = "青禾县总工会2024年度部门整体支出绩效自评报告\n" + (
    "基本支出100.00万元，其中：人员经费60.00万元，公用经费50.00万元。\n"
)
CLEAN = "青禾县总工会2024年度部门整体支出绩效自评报告\n支出情况见附件。\n"
COMMANDS = (
    *("audit", "extract", "explain", "rules", "demo"),
    *("serve", "invite", "backup", "restore"),
)
SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"
# English that is typed, not read: commands, options and their values.
TYPED = re.compile(
    r"--?[a-z-]+|hengji|audit|extract|explain|rules|demo|text|json|html|review|publication"
    r"|error|warning|note|docx|xlsx|pdf|AM101|MB|serve|invite|backup|restore"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "有疑点.txt").write_text(FAULTY, "utf-8")
    (tmp_path / "没有疑点.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Ran:
    def __init__(self, capture: pytest.CaptureFixture[str], *arguments: str) -> None:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        self.status = left.value.code
        self.out, self.err = capture.readouterr()


def english(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{2,}", TYPED.sub("", text)))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["没有疑点.txt", "--select", "AM"], 0),
        (["有疑点.txt", "--select", "AM"], 1),
        (["有疑点.txt", "--ignore", "AM,EX，ST", "--ignore", "XD,TX,IN,SC,PI,RD"], 0),
        (["坏.docx"], 2),
        (["有疑点.txt", "坏.docx"], 2),
        (["没有这个文件.txt"], 2),
        (["有疑点.txt", "--profile", "没有"], 2),
        (["有疑点.txt", "--select", "ZZ"], 2),
        (["有疑点.txt", "--format", "pdf"], 2),
        (["有疑点.txt", "--output", "没有/结果.txt"], 2),
        (["有疑点.txt", "--against", "没有.txt"], 2),
        ([], 2),
    ],
)
def test_exit_status(
    arguments: list[str], status: int, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capfd, "audit", *arguments)
    assert ran.status == status, ran.out + ran.err


def test_fail_on_sets_what_counts(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = Ran(capfd, "audit", "有疑点.txt", "--select", "AM", "--format", "json").out
    gravest = json.loads(found)["documents"][0]["findings"][0]["severity"]
    order = ["note", "warning", "error"]
    for limit in order:
        ran = Ran(capfd, "audit", "有疑点.txt", "--select", "AM", "--fail-on", limit)
        assert ran.status == int(order.index(gravest) >= order.index(limit))


def test_an_unreadable_file_stops_no_other(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capfd, "audit", ".", "--format", "json")
    assert ran.status == 2
    record = json.loads(ran.out)
    Draft202012Validator(json.loads((SCHEMAS / "audit.schema.json").read_text())).validate(
        record
    )
    by_name = {one["name"]: one for one in record["documents"]}
    assert set(by_name) == {"有疑点.txt", "没有疑点.txt", "坏.docx"}
    assert "坏.docx" in by_name["坏.docx"]["error"]
    assert by_name["有疑点.txt"]["findings"]


def test_text_names_place_code_remedy_and_basis(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capfd, "audit", "有疑点.txt", "--select", "AM")
    assert re.search(r"^有疑点.txt › 第2段: AM\d{3} ", ran.out, re.M)
    assert "  怎么改：" in ran.out
    assert "  依据：" in ran.out
    assert re.search(r"必须改 \d+ · 须说明 \d+ · 供参考 \d+ · 未判定 \d+\n$", ran.out)
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_the_same_input_gives_the_same_bytes(
    format: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    once, again = (Ran(capfd, "audit", ".", "--format", format).out for _ in range(2))
    assert once == again
    Ran(capfd, "audit", ".", "--format", format, "--output", "结果.out")
    assert (folder / "结果.out").read_text("utf-8") == once
    (folder / "结果.out").unlink()


def test_extract(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "extract", "有疑点.txt", "--format", "json")
    assert ran.status == 0
    record = json.loads(ran.out)
    Draft202012Validator(json.loads((SCHEMAS / "extract.schema.json").read_text())).validate(
        record
    )
    assert record["year"] == 2024
    assert Ran(capfd, "extract", "有疑点.txt").status == 0
    bad = Ran(capfd, "extract", "坏.docx")
    assert (bad.status, bad.out) == (2, "")
    assert bad.err.startswith("坏.docx")


def test_a_package_is_judged_together(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "audit", "有疑点.txt", "没有疑点.txt", "--package", "--format", "json")
    one, other = json.loads(ran.out)["documents"]
    assert one["undecided"] == other["undecided"]
    assert one["passed"] == other["passed"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, *filter(None, [command]), "--help")
    assert ran.status == 0
    assert ran.out.startswith("用法：")
    assert not english(ran.out)
    assert len(re.findall("[一-鿿]", ran.out)) > 20


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["aduit"],
        ["audit"],
        ["audit", "甲", "--yeer", "2024"],
        ["audit", "甲", "--year", "今年"],
        ["audit", "甲", "--max-mb", "0"],
        ["audit", "甲", "--format"],
        ["audit", "甲", "--format", "图"],
        ["audit", "甲", "--package=是"],
        ["extract", "甲", "乙"],
        ["explain"],
        ["explain", "没有"],
        ["rules", "--select", "没有"],
    ],
)
def test_every_usage_error_is_chinese(
    arguments: list[str], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capfd, *arguments)
    assert ran.status == 2
    assert ran.err.strip()
    families = r"\b(AM|EX|IN|LD|PI|RD|SC|ST|TM|TX|XD)\b"
    assert not english(re.sub(families, "", ran.err)) - {"aduit"}
    assert "Traceback" not in ran.err


def test_several_files_to_compare_with_follow_one_option() -> None:
    def split(line: str) -> str:
        return " ".join(several(line.split(), "--against"))

    assert split("audit 甲 --against 乙 丙 --year 3") == (
        "audit 甲 --against 乙 --against 丙 --year 3"
    )
    assert split("audit --against 乙 甲") == "audit --against 乙 甲"
    assert split("audit --format json --against 乙 甲") == (
        "audit --format json --against 乙 甲"
    )
    assert split("audit --package 甲 --against 乙 丙") == (
        "audit --package 甲 --against 乙 --against 丙"
    )
    assert split("audit 甲 乙") == "audit 甲 乙"


def test_every_command_is_listed_with_help() -> None:
    names = [one.name for one in application.registered_commands]
    assert names == list(COMMANDS)
    for one in application.registered_commands:
        assert one.callback is not None
        assert re.search("[一-鿿]", one.callback.__doc__ or "")


def test_nothing_heavy_is_imported_for_one_text_file(folder: Path) -> None:
    code = (
        "import sys; from hengji.cli.application import run; run(['audit', '没有疑点.txt']);"
        "print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"rich", "jinja2", "lxml", "pypdfium2", "python_calamine", "legacy_doc"}
    assert not loaded & {"multiprocessing", "asyncio"}


def test_demo_prints_findings_and_writes_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = Ran(capfd, "demo")
    assert ran.status == 0
    assert "必须改（" in ran.out
    assert str(tmp_path / "衡绩结果.html") in ran.err
    assert (tmp_path / "衡绩结果.html").read_text("utf-8").startswith("<!DOCTYPE html>")
