"""书签、目录域和出错提示是编辑软件的标记，不是报告的内容。"""

from collections.abc import Iterator

from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    rejects,
    rule,
)
from hengji.kernel.patterns import lazy_pattern

_BROKEN = lazy_pattern(
    r"错误[！!]\s*(?:未定义书签|未找到引用源|超链接引用无效|文档中没有指定样式的文字|不能识别的开关参数)"
    r"|(?i:error!\s*(?:bookmark not defined|reference source not found))"
)
_MARKS = lazy_pattern(
    r"\[bookmark:[^\]]{0,40}\]|\b_GoBack\b|\b_Toc\d{5,}|\bPAGEREF\b|\\\*\s*MERGEFORMAT"
    r"|\bHYPERLINK\s+(?:\\l|\")|\bTOC\s+\\o\b|\{\s*PAGE\s*\}"
)
_HINTS = (
    "错误",
    "_",
    "PAGEREF",
    "MERGEFORMAT",
    "HYPERLINK",
    "TOC",
    "PAGE",
    "rror!",
    "[bookmark",
)


@rule(
    "TX101",
    "残留编辑标记",
    severity=Severity.NOTE,
    basis=Identity("编辑软件的标记不是报告正文"),
    message="文中残留编辑标记“{mark}”",
    remedy="更新或删去目录、书签和交叉引用，再检查一遍成文。",
    needs="没有读到任何文字",
    examples=(
        accepts("一、存在的问题\n预算编制不够精细，错误率较高。"),
        accepts("登录单位网站 www.example.com 的 TOC 页面查看。"),
        rejects("一、存在的问题\n[bookmark: _GoBack]1.预算编制不够精细。", severity="note"),
        rejects("目录\n一、基本情况 PAGEREF _Toc123456 3", severity="note"),
        rejects("如表 错误！未找到引用源。 所示，全年举办培训2期。", severity="warning"),
    ),
)
def editor_marks(case: Case) -> Iterator[Outcome]:
    yield from or_passed(case, _found(case))


def _found(case: Case) -> Iterator[Outcome]:
    running = case.report.everything
    if not any([hint in running.text for hint in _HINTS]):
        return
    for pattern, severity in ((_BROKEN, Severity.WARNING), (_MARKS, Severity.NOTE)):
        places: dict[str, list[tuple[int, int]]] = {}
        for one in pattern.finditer(running.text):
            places.setdefault(_kind(one.group()), []).append(one.span())
        for mark, spans in places.items():
            yield breach(*(running.at(*span) for span in spans), severity=severity, mark=mark)


def _kind(printed: str) -> str:
    """One finding for all marks of a kind: a table of contents leaves dozens."""
    return "_Toc…" if printed.startswith("_Toc") else " ".join(printed.split())
