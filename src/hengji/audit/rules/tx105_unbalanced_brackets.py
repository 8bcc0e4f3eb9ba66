"""括号和引号要成对。缺一半的多是删改时留下的，也可能漏了字。"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hengji.audit.checks.excerpts import breaks_off, of_portal
from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import Case, Identity, Outcome, Severity, accepts, breach, rejects, rule
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.document import Document, Paragraph

_CLOSERS = {"）": "（", "”": "“", "》": "《", "】": "【", "〕": "〔"}
_FOLD = str.maketrans("()[]［］", "（）〔〕〔〕")
_MARK = re.compile(r"[（）“”《》【】〔〕()\[\]［］]")
_LIST_NUMBER = lazy_pattern(
    r"(?:^|[；;。，,：:\s])\s*(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$"
)
_REACH = 2  # a wrapped line may close in the next one


class _Waiting(NamedTuple):
    """An opening mark that still waits for its other half."""

    mark: str
    paragraph: Paragraph
    at: int
    number: int


@rule(
    "TX105",
    "括号或引号不成对",
    severity=Severity.NOTE,
    basis=Identity("括号和引号成对使用"),
    message="{text} 这里的 {mark} 没有与它成对的另一半",
    remedy="补上或删去一半；引号里再用引号的，里层用单引号。",
    needs="没有读到正文",
    examples=(
        accepts("（一）开展“夏送清凉”活动（共3场），印发《工作方案》。"),
        accepts("1）宣讲12场；2）培训2期。\na) 走访\nb) 慰问"),
        accepts("开展“中国梦·\n劳动美”活动3场。"),
        accepts("自评报告\n【发布时间:2024-04-15】【阅读:\n全年宣讲12场。\n二、部门(单位"),
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
    """Marks without their other half, at most one a paragraph, with the text around."""
    waiting: list[_Waiting] = []
    faulty: set[int] = set()
    for number, paragraph in enumerate(document.paragraphs):
        if not waiting and not _MARK.search(paragraph.text):
            continue
        spots = () if of_portal(paragraph, number) else _scan(paragraph, number, waiting)
        for spot in spots:
            if number not in faulty:
                faulty.add(number)
                yield _stretch(paragraph, spot)
        late = [w for w in waiting if number - w.number >= _REACH]
        waiting = [w for w in waiting if number - w.number < _REACH]
        yield from _unclosed(late, faulty)
    yield from _unclosed([w for w in waiting if not breaks_off(document, w.number)], faulty)


def _scan(paragraph: Paragraph, number: int, waiting: list[_Waiting]) -> Iterator[int]:
    """Where a mark closes nothing, or a quotation opens inside another of its kind."""
    for found in _MARK.finditer(paragraph.text):
        at, mark = found.start(), found.group().translate(_FOLD)
        if mark in _CLOSERS:
            if not _close(waiting, _CLOSERS[mark]) and not _numbers(paragraph.text, at):
                yield at
            continue
        if mark == "“" and any(w.mark == mark for w in waiting):
            yield at
        waiting.append(_Waiting(mark, paragraph, at, number))


def _unclosed(late: list[_Waiting], faulty: set[int]) -> Iterator[tuple[str, Place]]:
    for one in late:
        if one.number not in faulty:
            faulty.add(one.number)
            yield _stretch(one.paragraph, one.at)


def _stretch(paragraph: Paragraph, at: int) -> tuple[str, Place]:
    text = paragraph.text
    start = at if text[at].translate(_FOLD) in "（“《【〔" else max(0, at - 39)
    return text[at], paragraph.at(start, min(len(text), start + 40))


def _close(waiting: list[_Waiting], opener: str) -> bool:
    for i in range(len(waiting) - 1, -1, -1):
        if waiting[i].mark == opener:
            del waiting[i]
            return True
    return False


def _numbers(text: str, at: int) -> bool:
    """Whether a closing bracket only ends a list number: 1） or a)."""
    return bool(text[at] in "）)" and _LIST_NUMBER.search(text, max(0, at - 5), at))
