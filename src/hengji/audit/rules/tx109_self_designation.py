"""单位怎样称呼自己，看得出文字是谁写的。总工会的报告里自称“我局”“我校”，多半是复制来的。

引号、书名号里的是别人的话，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.wording import quoted, words
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

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n填报单位：青禾县总工会\n"


@rule(
    "TX109",
    "自称与单位不符",
    severity=Severity.WARNING,
    basis=Identity("自称与单位名称一致"),
    message="{unit}自称“{wording}”，共 {count} 处",
    remedy="改为本单位的自称（我会、本单位），并检查这一段是否从别处复制而来。",
    needs="没有认出单位，或者单位名称看不出类别",
    examples=(
        accepts(_TITLE + "我会积极推进集体协商，本单位制度健全，县卫健局联合我会开展义诊。"),
        accepts(_TITLE + "突破自我局限，基本局面稳定，我会资金使用规范。"),
        accepts(_TITLE + "印发《我校教职工之家管理办法》，收到“我院职工很满意”的反馈。"),
        rejects(_TITLE + "我局厉行节约，严控三公经费支出。", severity="warning"),
        rejects(_TITLE + "2024年，本校资金使用规范。"),
    ),
)
def self_designation(case: Case) -> Iterator[Outcome]:
    unit = case.report.unit
    if unit is None or not unit.value.endswith(words("other_organs", "organisations")):
        return
    running = case.report.prose
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in running.find(*words("other_organs", "self_names")):
        if _is_own(running, start, end):
            found.setdefault(running.text[start:end], []).append((start, end))
    for word, spans in found.items():
        yield breach(
            *(running.at(*span) for span in spans),
            unit=unit.value,
            wording=word,
            count=len(spans),
        )
    if not found:
        yield passed()


def _is_own(running: Running, start: int, end: int) -> bool:
    """Whether it is the word for oneself, and not a piece of 基本局面 or 自我局限."""
    before, after = running.text[start - 1 : start], running.text[end : end + 1]
    if before in words("other_organs", "pieces_before"):
        return False
    return after not in words("other_organs", "pieces_after") and not quoted(running, start)
