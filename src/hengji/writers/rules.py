"""A rule's page and the list of rules, as Markdown that also reads well as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from string import Formatter
from textwrap import dedent

from hengji.audit.example import Example, Verdict
from hengji.audit.finding import basis_of
from hengji.audit.rule import Rule, Severity
from hengji.writers.families import FAMILIES
from hengji.writers.labels import label_of

_VERDICTS = {
    Verdict.PASSED: "通过",
    Verdict.BREACHED: "会指出",
    Verdict.UNDECIDED: "不判定",
}


def rule_list(rules: Iterable[Rule]) -> str:
    """One line a rule, under its family."""
    lines: list[str] = []
    for family, members in groupby(rules, key=lambda one: one.family):
        lines += ["", f"{family} {FAMILIES[family]}"]
        lines += [f"  {one.code}  {_level(one):　<3}  {one.title}" for one in members]
    return "\n".join(lines[1:]) + "\n"


def rule_index(rules: Iterable[Rule]) -> str:
    """The index page of ``docs/rules/``: every rule with a link, under its family."""
    lines = ["# 全部检查", "", "由 `python tasks.py docs` 生成。程度：必须改、须说明、供参考。"]
    for family, members in groupby(rules, key=lambda one: one.family):
        lines += ["", f"## {family} {FAMILIES[family]}", "", "| 编号 | 检查 | 程度 | 依据 |"]
        lines += ["|---|---|---|---|"]
        lines += [
            f"| [{one.code}]({one.code}.md) | {one.title} | {_level(one)} | {basis_of(one)} |"
            for one in members
        ]
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule) -> str:
    """Everything about one rule: what ``hengji explain`` prints and ``docs/rules/`` shows."""
    return "\n".join(_page(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.title}"
    yield ""
    yield f"类别：{rule.family} {FAMILIES[rule.family]}　程度：{_level(rule)}"
    yield from ("", "## 为什么查", "", rule.why)
    yield from ("", "## 怎么说", "", _shown(rule.message))
    for words in rule.variants.values():
        yield from ("", _shown(words))
    yield from ("", "## 怎么改", "", rule.remedy)
    yield from ("", "## 依据", "", basis_of(rule))
    yield from ("", "## 什么时候不判定", "", f"{rule.needs}。")
    yield from ("", "## 例子")
    for example in rule.examples:
        yield from ("", *_example(example))


def _example(example: Example) -> Iterator[str]:
    about = [_VERDICTS[example.verdict]]
    if example.severity:
        about.append(Severity(example.severity).duty)
    if example.profile:
        about.append(f"表格版本 {example.profile}")
    if example.year:
        about.append(f"{example.year} 年度")
    if example.publication:
        about.append("供公开")
    if example.packaged:
        about.append("整套材料")
    yield f"{'，'.join(about)}："
    yield ""
    yield from (f"    {line}".rstrip() for line in dedent(example.text).strip("\n").split("\n"))
    for kind, text in example.against:
        yield from ("", f"对照{kind}：", "")
        yield from (f"    {line}".rstrip() for line in dedent(text).strip("\n").split("\n"))


def _shown(message: str) -> str:
    """A message with the names of its values in brackets, as a reader may see them."""
    return "".join(
        f"{words}〔{label_of(key) or key}〕" if key else words
        for words, key, _, _ in Formatter().parse(message)
    )


def _level(rule: Rule) -> str:
    if not rule.stable and rule.severity is Severity.ERROR:
        return Severity.WARNING.duty
    return rule.severity.duty
