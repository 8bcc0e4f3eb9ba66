"""The architecture holds, and each contract is broken once on purpose: it can fail."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BREAKS = {
    "layers-up": (
        "kernel/figures.py",
        "import hengji.report.facts",
        "Dependencies point down",
    ),
    "layers-sideways": (
        "readers/reader.py",
        "import hengji.writers.text",
        "Dependencies point down",
    ),
    "layers-exhaustive": ("stray.py", "", "Dependencies point down"),
    "rules": (
        "audit/rules/am101_prose_sum.py",
        "import hengji.audit.rules.am102_parts_exceed",
        "A rule knows the rule API and nothing about its siblings",
    ),
    "methods": (
        "scoring/methods/zz_one.py",
        "import hengji.scoring.methods.zz_other",
        "A scoring method knows nothing about its siblings",
    ),
    "standards": (
        "scoring/standards/zz_one.py",
        "import hengji.scoring.standards.zz_other",
        "A standard of a points table knows nothing about its siblings",
    ),
    "ledger-sideways": (
        "ledger/year.py",
        "import hengji.indicators.indicator",
        "Dependencies point down",
    ),
    "core": (
        "report/document.py",
        "import lxml",
        "The core imports no framework and no file format",
    ),
}


def copy_of_the_tree(to: Path) -> Path:
    shutil.copytree(
        ROOT / "src", to / "src", ignore=shutil.ignore_patterns("__pycache__", "*.so")
    )
    shutil.copy(ROOT / "pyproject.toml", to)
    return to / "src" / "hengji"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, 'src'); {code}"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "", "COLUMNS": "200"},
    )


def broken(output: str) -> list[str]:
    return [
        line.removesuffix("BROKEN").strip() for line in output.splitlines() if "BROKEN" in line
    ]


def test_all_contracts_hold(tmp_path: Path) -> None:
    copy_of_the_tree(tmp_path)
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not broken(done.stdout)


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_contract_is_seen(name: str, tmp_path: Path) -> None:
    module, line, contract = BREAKS[name]
    package = copy_of_the_tree(tmp_path)
    if name in ("methods", "standards"):
        (package / f"scoring/{name}/zz_other.py").write_text("")
    path = package / module
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{text}\n{line}\n", "utf-8")
    done = lint(tmp_path)
    assert done.returncode != 0
    assert contract in done.stdout + done.stderr
    if name != "layers-exhaustive":  # an unknown layer stops the contract before it is judged
        assert broken(done.stdout) == [contract]


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def siblings_known(readers: Path) -> list[str]:
    """Readers that import another one. They share modules beside them, so no contract of
    import-linter tells the two apart without naming every reader.
    """
    folders = {one.parent.name for one in readers.glob("*/__init__.py")}
    return [
        f"{own}: {name}"
        for own in sorted(folders)
        for file in readers.glob(f"{own}/**/*.py")
        for name in imported(file)
        for other in folders - {own}
        if f"{name}.".startswith(f"hengji.readers.{other}.")
    ]


def test_a_reader_knows_nothing_about_its_siblings(tmp_path: Path) -> None:
    assert not siblings_known(ROOT / "src" / "hengji" / "readers")
    readers = copy_of_the_tree(tmp_path) / "readers"
    with (readers / "doc" / "__init__.py").open("a", encoding="utf-8") as sink:
        sink.write("\nfrom hengji.readers import docx\n")
    assert siblings_known(readers) == ["doc: hengji.readers.docx"]


EXEMPTION = re.compile(r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\])(.*)")


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_every_exemption_of_a_line_says_why(folder: str) -> None:
    """But in migrations, which are generated, and for imports behind the first of several."""
    found = [
        (file.name, line.strip(), said[1].strip())
        for file in (ROOT / folder).rglob("*.py")
        if "migrations" not in file.parts
        for line in file.read_text("utf-8").splitlines()
        if (said := EXEMPTION.search(line)) and "noqa: E402" not in line
    ]
    assert len(found) > 9
    assert not [(name, line) for name, line, why in found if not re.match(r"[-#] \w", why)]
