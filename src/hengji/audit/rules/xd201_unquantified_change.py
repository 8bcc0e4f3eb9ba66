"""“较上年有所下降”没有数，读的人不知道降了多少，评审也无从核对。

同一句或前后一句有上年数、增减额、增减率的，不报；“与上年持平”本身就是结论，也不报。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, quoted, running_in, words
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
    silent,
)
from hengji.report.outline import Role
from hengji.report.running import SENTENCE_ENDS, Running

_ROLES = (Role.RESULTS, Role.SPENDING, Role.OVERVIEW, Role.STAFFING, Role.OTHER)
_MONEY = ("支出", "经费", "收入", "预算", "费用", "资金", "采购", "成本", "拨款")
_AMOUNT = re.compile(
    r"\d[\d,.]*\s*(?:[%％‰]|个百分点|[万亿千百]*元|倍|[余多]?人|[余多]?[个场次家件户份台辆])"
)
_WRAP = re.compile(r"(?<![。；;！？!?])\n")  # a line broken inside its sentence
_REACH = 30


@rule(
    "XD201",
    "同比没有数字",
    severity=Severity.NOTE,
    basis=Identity("增减额 ＝ 本年数 − 上年数"),
    message="只说“{text}”，没有上年数和增减的数字",
    remedy="补上上年数、增减额或增减率，并写明原因。",
    needs="没有和上年、和预算相比的说法",
    examples=(
        accepts("一、支出情况\n公用经费34.42万元，较上年下降2.08万元，下降5.7%。"),
        accepts(
            "一、支出情况\n公用经费较上年有所下降。上年36.5万元，本年34.42万元，减少2.08万元。"
        ),
        silent("一、支出情况\n三公经费为0万元，与上年持平，无增减变动。"),
        rejects("一、支出情况\n公用经费34.42万元，占9.3%，较上年有所下降，厉行节约。"),
        rejects(
            "一、支出情况\n人员经费297.95万元，与上年相比增加，因本年人员调入。",
            severity="note",
        ),
    ),
)
def unquantified_change(case: Case) -> Iterator[Outcome]:
    running = running_in(case, None, *_ROLES)
    done: set[int] = set()
    for start, end in running.find(*words("comparatives", "bases")):
        stop = _move(running, start, end)
        if stop is None or stop in done:
            continue
        done.add(stop)
        if _quantified(running, start, stop):
            yield passed()
        else:
            text = running.text[start:stop]
            yield breach(running.at(start, stop), text=text)


def _move(running: Running, start: int, end: int) -> int | None:
    """Where the movement named after the base ends; ``None`` if none follows at once."""
    text = running.text
    _, clause_end = running.clause(start)
    window = text[end : min(clause_end, end + _REACH)]
    if not window or (clause_end == end and text[end : end + 1] in "，,"):
        window = text[end : end + 12].split("。")[0]
    if quoted(running, start) or holds_any(window, words("comparatives", "exempt")):
        return None
    line, _ = running.line(start)
    if not holds_any(text[max(line, start - 60) : end + len(window)], _MONEY):
        return None
    ends = [window.find(w) + len(w) for w in words("comparatives", "moves") if w in window]
    return end + min(ends) if ends else None


def _quantified(running: Running, start: int, stop: int) -> bool:
    """A figure right after it, in the next sentence, or a base with its figure before it."""
    text = running.text
    after = _WRAP.sub("", text[stop : stop + _REACH * 4]).replace("\n", "。")
    for mark in SENTENCE_ENDS[1:]:
        after = after.replace(mark, "。")
    near = "。".join(after.split("。")[:2])
    if _AMOUNT.search(near[: _REACH * 2]):
        return True
    if _AMOUNT.search(text, start, stop):
        return True
    sentence, _ = running.sentence(start)
    return "上年" in text[sentence:start] and bool(_AMOUNT.search(text, sentence, start))
