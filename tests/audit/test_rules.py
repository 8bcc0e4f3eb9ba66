"""House rules for rules. A new rule file is covered the moment it is saved."""

import inspect
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from hengji.audit.case import Case
from hengji.audit.engine import Judgement, all_rules, judge
from hengji.audit.example import Example, Verdict
from hengji.audit.finding import findings
from hengji.audit.rehearsal import case_of
from hengji.audit.rule import Rule, Severity
from hengji.profiles import profile
from hengji.report.report import Report
from hengji.writers.families import FAMILIES

RULES = all_rules()
CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}-{example.verdict.name.lower()}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]
MAX_LINES = 120
RETIRED = Path(__file__).parents[2] / "src/hengji/audit/retired.toml"
# Words that a Chinese message may hold: file formats and the law's own abbreviations.
LATIN_ALLOWED = {"docx", "xlsx", "xls", "doc", "pdf", "txt", "html", "GoBack"}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def verdict(judgement: Judgement) -> Verdict:
    if judgement.breaches:
        return Verdict.BREACHED
    return Verdict.PASSED if judgement.check else Verdict.UNDECIDED


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example_gets_its_verdict(rule: Rule, example: Example) -> None:
    (judgement,) = judge(case_of(example), [rule])
    found = findings([judgement])
    said = [f.message for f in found] or [one.reason for one in judgement.silences]
    assert verdict(judgement) is example.verdict, said
    if example.severity:
        assert found[0].severity.value == example.severity, said
    for finding in found:
        assert "{" not in finding.message
        assert not finding.message.endswith(("。", "！", "!"))
        words = set(re.findall(r"[A-Za-z]{3,}", finding.message)) - LATIN_ALLOWED
        shown = {word for word in words if word not in example.text}
        assert not shown, f"no English in a Chinese message: {shown}"
        assert all(place.document for place in finding.places)


@each_rule
def test_rule_is_whole(rule: Rule) -> None:
    verdicts = {example.verdict for example in rule.examples}
    assert verdicts >= {Verdict.PASSED, Verdict.BREACHED}, "show one it accepts, one it rejects"
    for words in (rule.why, rule.title, rule.message, rule.remedy, rule.needs):
        assert re.search("[一-鿿]", words), "a rule speaks Chinese"
    assert rule.remedy.endswith("。")
    assert not rule.needs.endswith("。"), "needs completes a sentence"
    assert not re.search("[!！]", rule.message + rule.remedy), "no exclamation mark"


@each_rule
def test_rule_file_is_named_after_its_code(rule: Rule) -> None:
    file = Path(inspect.getfile(rule.check))
    assert re.fullmatch(rule.code.lower() + r"_[a-z0-9_]+", file.stem)
    assert rule.family in FAMILIES
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= MAX_LINES, "a rule past 120 lines is two rules"


@each_rule
def test_every_variant_of_the_message_is_shown_by_an_example(rule: Rule) -> None:
    breaches = [
        breach
        for example in rule.examples
        if example.verdict is Verdict.BREACHED
        for breach in judge(case_of(example), [rule])[0].breaches
    ]
    shown = {breach.variant for breach in breaches}
    missing = set(rule.variants) - shown
    assert not missing, f"no example shows {missing}"
    for breach in breaches:
        template = rule.variants[breach.variant] if breach.variant else rule.message
        wanted = {name for _, name, _, _ in Formatter().parse(template) if name}
        assert wanted <= set(breach.values)


@each_rule
def test_silence_is_never_compliance(rule: Rule) -> None:
    for packaged in (False, True):
        case = Case(Report(), profile("generic"), packaged=packaged)
        (judgement,) = judge(case, [rule])
        assert verdict(judgement) is Verdict.UNDECIDED
        assert judgement.silences


@pytest.mark.parametrize(
    "rule", [one for one in RULES if not one.stable], ids=lambda rule: rule.code
)
def test_unverified_clause_never_makes_an_error(rule: Rule) -> None:
    made = [one for e in rule.examples for one in findings(judge(case_of(e), [rule]))]
    assert made
    for finding in made:
        assert finding.severity is not Severity.ERROR
        assert finding.basis.endswith("（依据待核）")


def test_codes_are_unique_and_retired_ones_stay_retired() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    retired = tomllib.loads(RETIRED.read_text("utf-8"))
    assert not set(codes) & set(retired)
    assert all(re.search("[一-鿿]", str(reason)) for reason in retired.values())


def test_titles_tell_rules_apart() -> None:
    titles = [rule.title for rule in RULES]
    assert not {title for title in titles if titles.count(title) > 1}
