"""模板里的提示语、示例和××占位是给填表人看的，填完就应当删去或替换。

“王××”一类是遮盖的姓名，不报；表格本身印着的填表说明也不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.wording import holds_any, or_passed, quoted, words
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

_LIMIT = lazy_pattern(
    r"[（(][^（）()\n]{0,20}?(?:不超过|限|控制在)?\s*\d{2,4}\s*字(?:以内|左右|之内)[^（）()\n]{0,10}[）)]"
)
_LIMITS = ("字以内", "字左右", "字之内")
_CROSSES = lazy_pattern(r"(?<![A-Za-z0-9×ＸＸ*])(?:[×╳Ｘ]{2,}|[Xx]{2,})(?![A-Za-z0-9×*])")
_PLACEHOLDER = lazy_pattern(
    r"\s?(?:总工会|单位|部门|局|县|市|区|省|年|月|日|项目|万元|元|人|个|次|场|家|%|分|同志|公司|街道|乡|镇)"
)
_PERSON = lazy_pattern(r"(?:[一-鿿][某]?|姓名.{0,3})$")


@rule(
    "TX102",
    "残留模板提示语",
    severity=Severity.WARNING,
    basis=PrintedForm("提示语和占位符由填报单位替换为实际内容"),
    message="文中残留模板的提示或占位“{prompt}”",
    remedy="换成本单位的实际内容，不需要的删去。",
    needs="没有读到任何文字",
    examples=(
        accepts("请各基层工会填写登记表，全年登记会员1112名。"),
        accepts("慰问困难职工王××、李XX等12人。"),
        accepts("执行率＝（252.65÷253.79）×100%。"),
        accepts("参加人员为XXL号工装试点班组职工。"),
        rejects("一、基本情况\n（简要说明部门职责，100字以内）"),
        rejects("××单位2024年度部门整体支出绩效自评报告", severity="warning"),
        rejects("2024年共支出XX万元，占总支出的60%。"),
        rejects("一、基本情况\n请填写本部门的职能职责。"),
        rejects("一、基本情况\n单击或点击此处输入文字。"),
    ),
)
def template_prompt(case: Case) -> Iterator[Outcome]:
    yield from or_passed(case, _found(case))


def _found(case: Case) -> Iterator[Outcome]:
    running = case.report.prose
    text = running.text
    for start, end in running.find(*words("prompts", "fixed")):
        if not quoted(running, start) and _addressed(running, start):
            yield _residue(running, start, end)
    if holds_any(text, _LIMITS):
        for one in _LIMIT.finditer(text):
            yield _residue(running, *one.span())
    if any(cross in text for cross in ("××", "XX", "xx", "ＸＸ", "╳╳")):
        for one in _CROSSES.finditer(text):
            if _is_slot(text, *one.span()):
                yield _residue(running, *one.span())


def _addressed(running: Running, start: int) -> bool:
    """A prompt speaks to the filler: it opens a clause, nothing stands before it."""
    clause, _ = running.clause(start)
    return (
        not running.text[clause:start].strip("　 （(【[0123456789.、")
        or running.text[start] in "（([【"
    )


def _is_slot(text: str, start: int, end: int) -> bool:
    """Crosses that stand for a place, a number or a unit, and not for a given name."""
    return bool(_PLACEHOLDER.match(text, end)) and text[end : end + 5] != "财政局（制"


def _residue(running: Running, start: int, end: int) -> Outcome:
    line, stop = running.line(start)
    shown = running.text[max(line, start - 4) : min(stop, end + 10)].strip()
    return breach(running.at(start, end), prompt=shown)
