"""封面、表头、落款写的单位应当是同一个。简称（省去市县名、省去“区”字）不算不同。"""

import re
from collections.abc import Iterator

from hengji.audit.checks.levels import namesake
from hengji.audit.checks.sign_off import sign_offs
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
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Text

_TITLE = (
    "青禾县总工会2024年度部门整体支出绩效自评报告\n一、基本情况\n青禾县总工会内设股室3个。\n"
)
_FORM = (
    "部门整体支出绩效自评表\n| 预算单位名称 | {} |\n"
    "| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |\n"
)
_LABELS = ("填报单位", "预算单位名称", "预算部门", "部门（单位）名称", "单位名称")
_TITLED = re.compile(
    r"[\s　]*(?P<unit>[一-鿿（）]{2,26}?(?:会|局|委|办|院|中心|校|部|站|所|政府|处|队|馆|社))"
    r"(?:关于)?\s*20\d\d\s*年.{0,12}(?:整体支出|绩效)"
)
_INTRODUCED = lazy_pattern(
    r"(?:^|(?<=[\n。；，\s　]))(?P<unit>[一-鿿]{1,10}[省市州县区旗][一-鿿]{2,14}?)"
    r"[（(]以下简称[：:]?[“\"]?(?:本单位|我单位|本部门|我部门|我会|本会|我局|本局|我委|我办|我中心)"
)
_HEAD = 6
_CLOSING = "（盖章）（公章）：: 　"


@rule(
    "TX111",
    "单位名称不一致",
    severity=Severity.WARNING,
    basis=Identity("一份报告只有一个填报单位"),
    message="这里的单位是“{found}”，报告的单位是“{unit}”",
    remedy="核对单位名称；是从别的单位复制来的表格，全表再核对一遍。",
    needs="没有认出单位，或者没有填写单位名称的表格",
    examples=(
        accepts(_TITLE + _FORM.format("青禾县总工会")),
        accepts(_TITLE + _FORM.format("青禾总工会")),
        accepts(_TITLE + _FORM.format("云岭市青禾县总工会（本级）")),
        accepts(_TITLE + "青禾县总工会\n2025年3月10日"),
        accepts(_TITLE + "青禾县财政局\n2025年3月10日"),
        rejects(_TITLE + _FORM.format("安澜县总工会"), severity="warning"),
        rejects(_TITLE + "安澜县总工会\n2025年3月10日", severity="warning"),
        rejects(_TITLE + _FORM.format("青禾县妇女联合会")),
        rejects(_TITLE + "安澜县林业局（以下简称“本单位”）的主要职责是保护森林资源。"),
    ),
)
def other_unit(case: Case) -> Iterator[Outcome]:
    unit = case.report.unit
    if unit is None:
        return
    for name in _named(case, unit.value):
        if _same(name.text, unit.value):
            yield passed()
        else:
            yield breach(name, *unit.evidence[:1], found=name.text.strip(), unit=unit.value)


def _named(case: Case, unit: str) -> Iterator[Text]:
    """Units that the title and the forms name, forms of single projects aside."""
    for paragraph in case.report.paragraphs[:_HEAD]:
        title = _TITLED.match(paragraph.text)
        if title:
            yield Text(title["unit"], paragraph.at(*title.span("unit")))
            break
    prose = case.report.prose
    for found in _INTRODUCED.finditer(prose.text) if "以下简称" in prose.text else ():
        yield Text(found["unit"], prose.at(*found.span("unit")))
    for one in sign_offs(case):
        if one.name and namesake(one.name.text, unit):
            yield one.name
    for form in case.report.forms:
        project = form.field("项目名称")
        if form.project or not form.certain or (project and project.value.text.strip()):
            continue
        for label in _LABELS:
            field = form.field(label)
            if field and field.value.certain and len(field.value.text.strip(_CLOSING)) > 3:
                yield field.value
                break


def _same(one: str, other: str) -> bool:
    a, b = (_plain(name) for name in (one, other))
    return _within(a, b) or _within(b, a)


def _plain(name: str) -> str:
    bare = "".join(name.split()).partition("（")[0].partition("(")[0]
    return bare.strip(_CLOSING).removesuffix("机关").removesuffix("本级")


def _within(short: str, long: str) -> bool:
    """Whether one name is an abbreviation of the other: its characters in their order."""
    rest = iter(long)
    return all(character in rest for character in short)
