"""自评用的指标、目标值和分值，应当与批复的绩效目标一致；改动过的要有调整程序。用 --against
提供批复的绩效目标时检查。

整体的表与整体的目标比，项目的表与同名项目的目标比。“不少于10场”与“≥10场”只是写法不同，
不报。
"""

from collections.abc import Iterator, Sequence

from hengji.audit.case import AgainstKind
from hengji.audit.checks.rows import name, plain, weight_text
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
    undecided,
)
from hengji.audit.samples import indicator_form
from hengji.report.forms import Form, FormKind, IndicatorRow
from hengji.scoring.values import read_value

_ROW = ("产出指标", "数量指标", "开展活动", "≥10场", "12场", "10", "10")
_MORE = (*_ROW[:2], "举办培训班", "5期", "5期", "10", "10")
_PROJECT = indicator_form(_MORE, title="项目支出绩效自评表")
_APPROVED = (("批复", indicator_form(_ROW)),)


@rule(
    "LD105",
    "指标与批复的绩效目标不同",
    severity=Severity.WARNING,
    basis=Identity("自评的指标、目标值、分值 ＝ 批复的绩效目标（按程序调整的除外）"),
    message="{name} 的{what}写“{stated}”，批复为“{theirs}”",
    variants={
        "added": "自评表有 {names}，批复的绩效目标中没有",
        "dropped": "批复的绩效目标有 {names}，自评表中没有",
    },
    remedy="改回批复的内容；按程序调整过的，写明调整文号。",
    needs="没有提供批复的绩效目标，或其中没有可对照的指标",
    examples=(
        accepts(indicator_form(_ROW), against=_APPROVED),
        accepts(
            indicator_form((*_ROW[:3], "不少于10场", *_ROW[4:])) + _PROJECT, against=_APPROVED
        ),
        rejects(indicator_form((*_ROW[:3], "≥9场", *_ROW[4:])), against=_APPROVED),
        rejects(indicator_form((*_ROW[:5], "9", "9")), against=_APPROVED),
        rejects(indicator_form(_ROW, _MORE), against=_APPROVED),
        rejects(indicator_form(_ROW), against=(("批复", indicator_form(_ROW, _MORE)),)),
        silent(_PROJECT, against=_APPROVED),
        silent(indicator_form(_ROW)),
    ),
)
def goals_changed(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.APPROVED):
        for form in case.report.forms:
            approved = [r for f in report.forms if _alike(form, f) for r in f.rows]
            if form.rows and approved:
                yield from _judged(form, approved)
            elif form.rows:
                yield undecided(f"批复中未见与《{form.title or form.kind.value}》对应的指标")


def _alike(own: Form, approved: Form) -> bool:
    """Both of the whole department, or both of one project."""
    ours, theirs = ("".join(f.project.split()) for f in (own, approved))
    project = own.kind is FormKind.PROJECT_EVALUATION or bool(ours)
    if project or approved.kind is FormKind.PROJECT_EVALUATION or theirs:
        return bool(ours) and ours == theirs
    return True


def _judged(form: Form, approved: Sequence[IndicatorRow]) -> Iterator[Outcome]:
    theirs = {plain(row.level3): row for row in approved}
    if not (form.certain and all(row.certain for row in (*form.rows, *approved))):
        yield undecided("单元格归属不能确定")
        return
    added = [row for row in form.rows if plain(row.level3) not in theirs]
    dropped = theirs.keys() - {plain(row.level3) for row in form.rows}
    for row in form.rows:
        if one := theirs.get(plain(row.level3)):
            yield _compare(row, one)
    if added:
        names = [f"“{plain(row.level3)}”" for row in added]
        yield breach(*(row.level3 for row in added), variant="added", names=names)
    if dropped:
        names = [f"“{level3}”" for level3 in theirs if level3 in dropped]
        yield breach(form.place, variant="dropped", names=names)


def _compare(row: IndicatorRow, approved: IndicatorRow) -> Outcome:
    pairs = (
        ("目标值", plain(row.target), plain(approved.target)),
        ("分值", weight_text(row), weight_text(approved)),
    )
    for what, ours, theirs in pairs:
        if ours and theirs and not _same(ours, theirs):
            return breach(row.level3, name=name(row), what=what, stated=ours, theirs=theirs)
    return passed()


def _same(ours: str, theirs: str) -> bool:
    """The same words, or the same number held the same way in other words."""
    here, there = read_value(ours), read_value(theirs)
    if ours == theirs or not (here and there):
        return ours == theirs
    held = {one.operator for one in (here, there) if one.operator}
    units = here.figure.unit == there.figure.unit
    return here.figure.amount == there.figure.amount and units and len(held) < 2
