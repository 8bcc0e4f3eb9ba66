"""表格里印着的年份要随年度更新。还印着上一年的，多半沿用了旧表，里面的数也要再核对。

“××年完工项目”是表样自带的字，空着时只作提示。
"""

import re
from collections.abc import Iterator

from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.audit.samples import activity, indicator_form
from hengji.report.document import Cell
from hengji.report.forms import FormKind

_TITLE = "青禾县总工会2023年度部门整体支出绩效自评报告\n"
_HEAD = _TITLE + "部门整体支出绩效评价基础数据表\n"
_COLUMNS = "| 经费控制情况 | {}年决算数 | {}年预算数 | {}年决算数 |\n| 公用经费 | 1 | 1 | 1 |\n"
_THIS_YEAR = re.compile(r"(20\d\d)\s*年?(?:度)?\s*(预算数|年初预算数|全年预算数)")
_STAFF = re.compile(r"(20\d\d)\s*年?(?:度|底|末)?\s*(实际在职人数|在职人数|编制数|实有人数)")
_FINAL = re.compile(r"(20\d\d)\s*年?(?:度)?\s*(决算数|执行数)")
_SHORTEST = len("2023决算数")
_HEADED = re.compile("预算数|决算数|执行数|在职人数|编制数|实有人数|完工项目")
_BUILT = re.compile(r"(20\d\d)\s*年(完工项目)")
# Pattern, how many years count as up to date (this one, the one before …), severity.
_KINDS = (
    (_THIS_YEAR, 1, Severity.WARNING),
    (_STAFF, 1, Severity.WARNING),
    (_FINAL, 2, Severity.WARNING),
    (_BUILT, 1, Severity.NOTE),
)
_TITLED = re.compile(r"(20\d\d)\s*年度?")
_FORMS = (FormKind.BASE_DATA, FormKind.SELF_EVALUATION, FormKind.PROJECT_EVALUATION)


@rule(
    "ST112",
    "表中年份未更新",
    severity=Severity.WARNING,
    basis=PrintedForm("表中的年份与填报年度一致"),
    message="{year} 年度的表里印着“{text}”",
    remedy="把年份改为填报年度，并核对这一栏的数是不是本年度的。",
    needs="没有认出年度，或者表里没有带年份的栏目",
    examples=(
        accepts(_HEAD + _COLUMNS.format(2022, 2023, 2023)),
        accepts(_HEAD + "| 三公经费 | 2022年预算数 | 2023年预算数 |\n| 合计 | 1 | 1 |"),
        rejects(_HEAD + _COLUMNS.format(2021, 2022, 2022), severity="warning"),
        rejects(
            _HEAD
            + "| 编制数 | 2022年实际在职人数 |\n| 12 | 11 |\n"
            + _COLUMNS.format(2022, 2023, 2023),
            severity="warning",
        ),
        rejects(
            _HEAD + "| 楼堂馆所控制情况（2022年完工项目） | 批复规模 |\n|  |  |",
            severity="note",
        ),
        accepts(
            _TITLE + indicator_form(activity(), title="部门整体支出绩效自评表（2023年度）")
        ),
        rejects(
            _TITLE + indicator_form(activity(), title="部门整体支出绩效自评表（2022年度）")
        ),
    ),
)
def stale_year(case: Case) -> Iterator[Outcome]:
    year = case.year
    if year is None or case.report.year is None:
        return
    certain = case.report.year.certain
    yield from _titles(case, year, certain)
    for document in case.report.documents:
        for table in document.tables:
            headed = [c for c in table.cells if len(c.text) >= _SHORTEST and "20" in c.text]
            cells = [(cell, "".join(cell.text.split())) for cell in headed]
            dated = [(cell, text) for cell, text in cells if _HEADED.search(text)]
            for pattern, allowed, severity in _KINDS if dated else ():
                yield from _judged(
                    [(cell, m) for cell, text in dated if (m := pattern.search(text))],
                    {year - back for back in range(allowed)},
                    str(year),
                    severity if certain else Severity.NOTE,
                )


def _titles(case: Case, year: int, certain: bool) -> Iterator[Outcome]:
    """A form whose title names last year alone, when the report is on this one."""
    for form in case.report.forms_of(*_FORMS):
        named = {int(one) for one in _TITLED.findall(form.title)}
        if named == {year - 1}:
            yield breach(
                form.place,
                severity=None if certain else Severity.NOTE,
                year=str(year),
                text=form.title,
            )
        elif named:
            yield passed()


def _judged(
    printed: list[tuple[Cell, re.Match[str]]], allowed: set[int], year: str, severity: Severity
) -> Iterator[Outcome]:
    """A table that has the right year beside others compares years: it is up to date."""
    if not printed:
        return
    stale = [(cell, found) for cell, found in printed if int(found[1]) not in allowed]
    if len(stale) < len(printed):
        yield passed()
        return
    texts = list(dict.fromkeys(found.group() for _, found in stale))
    yield breach(*(c.place for c, _ in stale), severity=severity, year=year, text=texts)
