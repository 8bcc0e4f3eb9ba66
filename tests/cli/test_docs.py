"""What is generated from the rules is up to date, and ``explain`` prints the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_group

from hengji.audit.engine import all_rules
from hengji.audit.rule import Rule
from hengji.cli import docs, main
from hengji.cli.application import application

FILES = docs.generated()
WRITTEN = sorted(
    [*docs.ROOT.glob("*.md"), *docs.ROOT.glob("docs/**/*.md"), docs.ROOT / "bench/README.md"]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_generated_files_are_up_to_date(path: Path) -> None:
    assert path.exists(), "run: python tasks.py docs"
    assert path.read_text("utf-8") == FILES[path], "run: python tasks.py docs"


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert not docs.stale()
    pages = {path.stem for path in docs.PAGES.glob("*.md")} - {"README"}
    assert pages == {one.code for one in all_rules()}


@pytest.mark.parametrize("rule", all_rules()[:5], ids=lambda rule: rule.code)
def test_explain_prints_the_page(rule: Rule, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["explain", rule.code.lower()])
    assert left.value.code == 0
    assert capfd.readouterr().out == (docs.PAGES / f"{rule.code}.md").read_text("utf-8")


def test_a_page_says_everything_about_its_rule() -> None:
    for rule in all_rules():
        page = FILES[docs.PAGES / f"{rule.code}.md"]
        for part in (rule.title, rule.why, rule.remedy, str(rule.basis), rule.needs):
            assert part in page
        for example in rule.examples:
            assert example.text.strip().split("\n")[0].strip() in page


def test_the_list_names_every_rule(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["rules"])
    out = capfd.readouterr().out
    assert all(f"{one.code}  " in out and one.title in out for one in all_rules())


@pytest.mark.parametrize("given", ["--help", "elsewhere"])
@pytest.mark.parametrize(
    "script", [["-m", "hengji.cli.docs"], [str(docs.DEMO_BUILDER)]], ids=["pages", "demo"]
)
def test_words_that_mean_nothing_to_it_write_nothing(
    script: list[str], given: str, tmp_path: Path
) -> None:
    done = subprocess.run([sys.executable, *script, given], cwd=tmp_path, capture_output=True)
    assert (done.returncode == 0) is (given == "--help")
    assert b"usage: " in done.stdout + done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_every_command_and_option_is_told(readme: str) -> None:
    told = (docs.ROOT / readme).read_text("utf-8")
    commands = get_group(application).commands
    every = {
        one for command in commands.values() for param in command.params for one in param.opts
    }
    options = {one for one in every if one.startswith("--")} - {"--help"}
    assert {"--format", "--data"} <= options
    assert not [name for name in commands if f"hengji {name} " not in told.replace("`", " ")]
    assert not [one for one in options if not re.search(rf"{one}\b(?!-)", told)]


def test_every_link_leads_somewhere() -> None:
    links = [
        (page, link)
        for page in WRITTEN
        for link in re.findall(r"\]\(([^)\s#]+)", page.read_text("utf-8"))
        if "://" not in link
    ]
    assert len(links) > len(all_rules())  # the index of the rules alone has one for each
    assert not [(page, link) for page, link in links if not (page.parent / link).exists()]
