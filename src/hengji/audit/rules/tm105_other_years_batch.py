"""“2023年度……验收”写在 2024 年的结果里，也许是当年做的上一批，也许是照搬了上年的报告。

说不准，只作提示。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, quoted, results, words
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

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、绩效情况\n"
_BATCH = re.compile(r"(20\d\d)年(?:度|批次?)")
_ACCOUNTS = ("决算", "预算", "公开", "绩效", "自评", "审计", "较", "比", "相比", "整改", "报告")


@rule(
    "TM105",
    "别的年度的批次",
    severity=Severity.NOTE,
    basis=Identity("年度结果发生在年度之内"),
    message="{year} 年度的绩效情况写了“{batch}”的事：{text}",
    remedy="确是今年完成的，写明完成时间；是上年的结果，删去。",
    needs="没有认出年度，或者没有读到绩效情况部分",
    examples=(
        accepts(_TITLE + "完成2024年度模范职工之家4家验收工作。"),
        accepts(_TITLE + "公开了2023年度部门决算，对2023年度专项支出进行了绩效考核评价。"),
        rejects(_TITLE + "完成2023年度模范职工之家4家验收工作。", severity="note"),
    ),
)
def other_years_batch(case: Case) -> Iterator[Outcome]:
    running = results(case)
    year = case.year
    if year is None or not running.text:
        return
    clean = True
    for one in _BATCH.finditer(running.text):
        clause = running.clause(one.start())
        text = running.text[slice(*clause)]
        if int(one[1]) == year or quoted(running, one.start()):
            continue
        if holds_any(text, words("batches", "verbs")) and not holds_any(text, _ACCOUNTS):
            clean = False
            yield breach(
                running.at(*clause), year=str(year), batch=one.group(), text=text.strip()[:60]
            )
    if clean:
        yield passed()
