"""模板里二选一的“增加（减少）”和留空的数，应当选定、填上。没选定的句子没有说明任何情况。"""

import re
from collections.abc import Iterator

from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    rejects,
    rule,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.running import Running

_UP = "增加|增长|上升|提高|大于|高于|超过|多于|节约"
_DOWN = "减少|下降|降低|小于|低于|少于|压减|超支"
_CHOICE = lazy_pattern(
    rf"(?:{_UP})[（(／/](?:{_DOWN})[）)]?\s*(?:了)?\s*\d"
    rf"|(?:{_DOWN})[（(／/](?:{_UP})[）)]?\s*(?:了)?\s*\d"
    rf"|[（(](?:{_UP}|{_DOWN})[）)]\s*\d[\d,.]*\s*[万亿]?元"
    r"|数(?:大于?小于|大（小）于|大于（小于）|大\(小\)于)"
)
# What every such choice holds, looked for first. A pattern that begins with one of some
# characters is searched for three times as fast as one that begins with alternatives.
_BRACKETED = re.compile(rf"[（(／/数](?:(?<!数)(?:{_UP}|{_DOWN})|(?<=数)大)")
_BLANK = lazy_pattern(
    r"(?:占|增加|减少|增长|下降|提高|降低|上升|压减|完成|合计|共计|支出|安排|追加)(?:了|到|至|率为|为)?"
    r"[ \u3000\u00a0]+(?:%|％|[万亿]元|元|个百分点)"
    r"|占[^，。；：、\s\d（）()]{0,14}的?[ \u3000\u00a0]*[%％]"
    r"|(?:增长|下降|上升|减少|降低)[ \u3000\u00a0]*[%％](?!\d)"
    r"|\d[ ]?[万亿]?元的[ \u3000\u00a0]*[%％](?!\d)"
    r"|(?:金额|总额|经费|资金|费用|预算|决算|收入)(?:数|为)?[ \u3000\u00a0]+[万亿]?元"
    r"(?=[，。；、,;）)])"
)
# What all of these hold: a sign without its figure, or a blank before a unit.
_BARE_UNIT = re.compile(
    r"[%％ \u3000\u00a0](?:(?<=[%％])(?<!\d.)|(?<![%％])(?:[%％]|[万亿]?元|个百分点))"
)
_BLANKS = " \u3000\u00a0"
# 接待 批次 人次: units with a blank where the number was to stand.
_UNITS = "批次|人次|批|次|场|个|辆|家|人|名|份|件|期|户|台|万元|元"
_EMPTY = re.compile(
    r"(?:接待|共计|总计|共|累计|开展|举办|组织|培训|覆盖|服务|涉及|购置|更新|保有量|召开|慰问|救助"
    rf"|发放|走访)(?:了|为)?[ \u3000\u00a0]+(?:{_UNITS})"
    rf"(?:[、和及，,]?[ \u3000\u00a0]+(?:{_UNITS}))*(?=[，。；、,;）)\s]|$)"
)
_WHOLE = lazy_pattern(
    rf"(?:{_UP}|{_DOWN})[（(／/](?:{_UP}|{_DOWN})[）)]?(?:了)?\d[\d,.]*(?:[万亿]?元|[%％])"
)
_LINE = lazy_pattern(r"[_＿]{3,}\s*(?:%|％|[万亿]?元|人|个|次|场|家|年|月|日|项|户)")
_CHINESE_PERCENT = lazy_pattern(r"[一二三四五六七八九十百千零〇]\s*[%％]$")


@rule(
    "TX103",
    "模板空位未填",
    severity=Severity.WARNING,
    basis=PrintedForm("二选一的词语要选定，留空的数要填上"),
    message="“{slot}”没有选定或没有填数",
    remedy="按实际情况只留“增加”或“减少”，补上数字；没有变动的写“与上年持平”。",
    needs="没有读到正文",
    examples=(
        accepts("比上年增加2.08万元，增长3.1%，占总支出的60%。"),
        accepts("| 项目 | 增加（减少）额 | 增长率（%） |\n| 支出 | 2.08 | 3.1 |"),
        accepts("受政策影响，本年预算有增加（减少）变动，增减情况见附表。"),
        rejects("因公出国（境）费比上年增加（减少）0万元。", severity="warning"),
        accepts("公务接待费0.43万元，接待 6批次41人次。"),
        accepts("增加（减少）额\t10.00万元\t增长率"),
        rejects("公务接待费0.43万元，接待 批次 人次。", severity="warning"),
        rejects("青禾县总工会\n增加（减少）0万元"),
        rejects("公务接待费占 %，比上年减少 万元。"),
        rejects("人员经费支出30万元，占基本支出预算%。"),
        rejects("公务接待费支出0.90万元，完成预算1.50万元的 %。"),
        rejects("授予中小企业合同金额  万元，占采购总额的90%。"),
        accepts("公务接待费支出0.90万元，完成预算1.50万元的60%，金额单位：万元。"),
        rejects("全年开展活动____场，服务职工____人。"),
    ),
)
def unfilled_slot(case: Case) -> Iterator[Outcome]:
    yield from or_passed(case, _found(case.report.prose))


def _found(running: Running) -> Iterator[Outcome]:
    text = running.text
    patterns = []
    if _BRACKETED.search(text):
        patterns.append(_CHOICE)
    if _BARE_UNIT.search(text):
        patterns.append(_BLANK)
    if any(map(text.__contains__, _BLANKS)):
        patterns.append(_EMPTY)
    if "__" in text or "＿＿" in text:
        patterns.append(_LINE)
    for pattern in patterns:
        done = -1
        for one in pattern.finditer(text):
            if _CHINESE_PERCENT.search(one.group()):
                continue
            start, end = running.clause(one.start())
            if start != done and _in_sentence(running, one):
                done = start
                stop = max(end, one.end())
                yield breach(running.at(start, stop), slot=text[start:stop].strip()[:60])


def _in_sentence(running: Running, found: re.Match[str]) -> bool:
    """Whether it stands in running text: a head of a flattened table has no stops.

    A choice with its amount straight behind it is no head of a table wherever it stands.
    """
    line = running.text[slice(*running.line(found.start()))]
    return any(stop in line for stop in "，。；,;") or bool(
        _WHOLE.match(found.string, found.start())
    )
