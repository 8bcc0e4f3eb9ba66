"""括号和引号要成对。缺一半的多是删改时留下的，也可能漏了字。"""

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
from hengji.kernel.places import Place
from hengji.report.document import Document, Paragraph

_CLOSERS = {"）": "（", "”": "“", "》": "《", "】": "【", "〕": "〔"}
_OPENERS = {"（": "）", "“": "”", "《": "》", "【": "】", "〔": "〕"}
_FOLD = str.maketrans("()[]［］", "（）〔〕〔〕")
_REACH = 2  # a wrapped line may close a few lines later
_MARKS = frozenset("（）“”《》【】〔〕()[]［］")


@rule(
    "TX105",
    "括号或引号不成对",
    severity=Severity.NOTE,
    basis=Identity("括号和引号成对使用"),
    message="“{mark}”没有与它成对的另一半：{text}",
    remedy="补上或删去一半；引号里再用引号的，里层用单引号。",
    needs="没有读到正文",
    examples=(
        accepts("（一）开展“夏送清凉”活动（共3场），印发《工作方案》。"),
        accepts("1）宣讲12场；2）培训2期。\na) 走访\nb) 慰问"),
        accepts("开展“中国梦·\n劳动美”活动3场。"),
        rejects("开展“夏送清凉活动3场。", severity="note"),
        rejects("举办“新时代“四会一课”故事会”活动。"),
        rejects("全年宣讲12场（其中进企业5场，覆盖职工300人。"),
    ),
)
def unbalanced_brackets(case: Case) -> Iterator[Outcome]:
    found = (
        breach(place, mark=mark, text=_around(place))
        for document in case.report.documents
        for mark, place in _unpaired(document)
    )
    yield from or_passed(case, found)


def _around(place: Place) -> str:
    return place.quote if len(place.quote) <= 40 else f"{place.quote[:40]}…"


def _unpaired(document: Document) -> Iterator[tuple[str, Place]]:
    """Marks without their other half, each with the stretch of text it stands in."""
    waiting: list[tuple[str, Paragraph, int, int]] = []
    for number, paragraph in enumerate(document.paragraphs):
        for _, late, at, opened in [w for w in waiting if number - w[3] > _REACH]:
            waiting = [w for w in waiting if w[3] != opened or w[2] != at]
            yield late.text[at], late.at(at, min(len(late.text), at + 40))
        text = paragraph.text.translate(_FOLD)
        if _MARKS.isdisjoint(text):
            continue
        for at, mark in enumerate(text):
            if mark in _OPENERS:
                if mark == "“" and any(w[0] == mark for w in waiting):
                    yield mark, paragraph.at(at, min(len(text), at + 40))
                else:
                    waiting.append((mark, paragraph, at, number))
            elif (
                mark in _CLOSERS
                and not _close(waiting, _CLOSERS[mark])
                and not _numbers(text, at)
            ):
                yield mark, paragraph.at(max(0, at - 39), at + 1)
    for _, late, at, _ in waiting:
        yield late.text[at], late.at(at, min(len(late.text), at + 40))


def _close(waiting: list[tuple[str, Paragraph, int, int]], opener: str) -> bool:
    for i in range(len(waiting) - 1, -1, -1):
        if waiting[i][0] == opener:
            del waiting[i]
            return True
    return False


def _numbers(text: str, at: int) -> bool:
    """Whether a closing bracket only ends a list number: 1） or a)."""
    return (
        text[at] == "）"
        and text[max(0, at - 2) : at].strip()[-1:].isalnum()
        and (at < 4 or text[max(0, at - 3) : at].strip("0123456789")[-1:] in "；。，： ")
    )
