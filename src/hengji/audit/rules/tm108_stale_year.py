"""2023 年度的报告里写“2022年收入总额……”，别处又没有 2023 年的收入，多半是旧稿的年份没有改。

同一句里与上年相比的、说上年结转结余的、本年另有同一个数的，不报。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, quoted, statements, words
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.report.running import Running

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、部门整体支出情况\n"
_MATTER = (
    r"年初结转|基本支出|项目支出|公用经费|人员经费|[“\"]?三公[”\"]?经费|公务接待费|财政拨款"
    r"|收入|支出|预算|决算"
)
_MONEY = re.compile(
    rf"(?P<year>20\d\d)(?<![\d-]20\d\d)年度?(?:全年|整体|部门|单位|本级|一般公共预算|[我本][一-鿿]{{1,2}})?"
    rf"的?(?P<matter>{_MATTER})[^，,。；;：:、\d\n（(]{{0,12}}[：:]?\s*"
    r"(?P<amount>\d[\d,.]*\s*[千万亿]?元)"
)
_STAND = re.compile(
    r"(?P<year>20\d\d)(?<![\d-]20\d\d)年(?:年?[底末]|12月(?:31日|[底末]))[^。；;\n]{0,8}?"
    r"(?P<matter>编制|在职|在编|实有|在岗)"
)
_OWN_YEAR = "(?:{year}年度?|本年度?|今年|当年|全年)[^，。；\\d\n]{{0,8}}{matter}"


@rule(
    "TM108",
    "本年的数写了别的年份",
    severity=Severity.NOTE,
    basis=Identity("年度报告写填报年度的收支和人员"),
    message="{year} 年度的报告写“{text}”，没有见到 {year} 年的{matter}",
    variants={"same": "{year} 年度的报告写“{text}”，同一个数在别处是 {year} 年的"},
    remedy="核对年份；沿用旧稿的，把这一段的年份和数一并更新。",
    needs="没有认出年度，或者没有读到正文",
    examples=(
        accepts(_TITLE + "2024年收入总额214.56万元，支出总额214.56万元。"),
        accepts(_TITLE + "2023年支出总额200万元。2024年支出总额214.56万元，增加14.56万元。"),
        accepts(_TITLE + "全年支出214.56万元，2023年支出200万元，比上年增加14.56万元。"),
        accepts(_TITLE + "2023年预算结转10万元，2024年全部支出。"),
        accepts(_TITLE + "截至2024年底，核定编制58名，实有在职55人。"),
        rejects(
            _TITLE + "2023年收入总额214.56万元。\n2024年支出总额214.56万元。",
            severity="warning",
        ),
        rejects(
            _TITLE + "2023年基本支出年初预算为94.30万元，年中追加1.84万元。", severity="note"
        ),
        rejects(_TITLE + "2023年年初结转12.30万元，当年财政拨款402.18万元。"),
        rejects(_TITLE + "截至2023年底，核定编制58名，实有在职55人。", severity="note"),
    ),
)
def stale_year(case: Case) -> Iterator[Outcome]:
    year = case.year
    if year is None:
        return
    running = statements(case)
    clean = True
    for pattern in (_MONEY, _STAND):
        for one in pattern.finditer(running.text):
            if int(one["year"]) >= year or not _alone(running, one, year):
                continue
            clean = False
            same = _of_this_year(case, one)
            yield breach(
                running.at(*one.span()),
                severity=Severity.WARNING if same else Severity.NOTE,
                variant="same" if same else "",
                year=str(year),
                text=one.group(),
                matter=one["matter"],
            )
    if clean and running.text:
        yield passed()


def _alone(running: Running, found: re.Match[str], year: int) -> bool:
    """Whether nothing says why another year is told here, and this year's is told nowhere."""
    start = found.start("year")
    sentence = running.text[slice(*running.sentence(start))]
    if quoted(running, start) or f"{year}年" in sentence:
        return False
    clause = running.text[slice(*running.clause(start))]
    if holds_any(sentence, words("stale", "comparing")):
        return False
    if holds_any(clause.replace(found.group(), ""), words("stale", "carried")):
        return False
    own = _OWN_YEAR.format(year=year, matter=re.escape(found["matter"]))
    line = running.text[slice(*running.line(start))]
    years = set(re.findall(r"20\d\d(?=年)", line)) - {str(year)}
    return len(years) == 1 and not re.search(own, running.text)


def _of_this_year(case: Case, found: re.Match[str]) -> bool:
    """Whether the very figure is told as this year's elsewhere."""
    if "amount" not in found.re.groupindex:
        return False
    told = "".join(found["amount"].split()).replace(",", "")
    facts = (f.figure for f in case.report.facts if f.year == case.year and f.certain)
    return any(f"{figure.digits}{figure.unit.symbol}" == told for figure in facts)
