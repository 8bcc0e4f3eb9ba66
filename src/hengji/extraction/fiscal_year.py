"""The fiscal year a report is about; never the day it was written or published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hengji.extraction.titles import first_cells, title_lines
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.document import Cell, Document, Paragraph
from hengji.report.report import Identified

_HAN = dict(zip("〇○零一二三四五六七八九", "0001234567899", strict=False)) | {"九": "9"}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = r"(20\d\d(?![\d/.-])|二[〇○零]\S{2})\s*年?"
_TITLE = re.compile(
    rf"{_YEAR}\s*(?:度|年度)?[^。；，]{{0,24}}?(?:支出|绩效|自评|决算|预算)"
    rf"|(?:支出|绩效|自评|评价)[^。；，]{{0,16}}?{_YEAR}"
)
_REPORT = re.compile(r"报告|整体")
_BRACKETED = lazy_pattern(rf"^\s*[（(]?\s*{_YEAR}\s*度?\s*[）)]?\s*$")
_MONEY = lazy_pattern(r"(20\d\d)年[^。；，、]{0,16}?(?:支出|决算|收入|预算|执行)")
_COLUMN = lazy_pattern(r"(20\d\d)年(?:度)?(?:实际在职|决算|预算|支出|执行|实际)")
_OF_YEAR = lazy_pattern(r"(20\d\d)年度")
_FORM_TITLE = lazy_pattern(
    rf"{_YEAR}度?[^。；]{{0,20}}(?:自评|绩效)[^。；]{{0,12}}(?:表|报告)"
    rf"|(?:自评|绩效)[^。；]{{0,12}}表[（(]{_YEAR}"
)
_FIRST_CELLS = 12
_ACCOUNTS = lazy_pattern(r"上年|上一年|较|比|同期")


def find_year(documents: Sequence[Document]) -> Identified | None:
    """The year of the title, else of the tables' headings, else of most money."""
    return (
        _of_title(documents)
        or _of_form_titles(documents)
        or _of_columns(documents)
        or _of_text(documents)
    )


def _of_title(documents: Sequence[Document]) -> Identified | None:
    """The year of a report's title before that of a form, of a form's before a bare one."""
    found = [one for one in map(_titled, documents) if one]
    return min(found, key=lambda one: one[0])[1] if found else None


def _titled(document: Document) -> tuple[int, Identified] | None:
    for line in title_lines(document):
        text = line.text.translate(_WIDE)
        named = _TITLE.search(text)
        match = named or _BRACKETED.match(text)
        if match:
            rank = 2 if not named else 0 if _REPORT.search(line.text) else 1
            digits = next(g for g in match.groups() if g)
            place = line.at(match.start(), match.end())
            return rank, Identified(_plain(digits), (place,))
    return None


def _of_form_titles(documents: Sequence[Document]) -> Identified | None:
    """A sheet or a table that begins with its own title and year."""
    for document in documents:
        for table in document.tables:
            for cell in first_cells(table, _FIRST_CELLS):
                text = "".join(cell.text.split()).translate(_WIDE)
                match = _FORM_TITLE.search(text) if "年" in text and len(text) < 50 else None
                match = match or (_BRACKETED.match(text) if len(text) < 14 else None)
                if match:
                    digits = next(g for g in match.groups() if g)
                    return Identified(_plain(digits), (cell.place,))
    return None


def _plain(digits: str) -> str:
    return "".join(_HAN.get(c, c) for c in digits)


def _of_columns(documents: Sequence[Document]) -> Identified | None:
    """Headings such as 2023年决算数: the latest of a table is its own year."""
    latest: dict[int, Place] = {}
    for cell in _cells(documents):
        text = "".join(cell.text.split()).translate(_WIDE)
        match = _COLUMN.search(text) if "年" in text and len(text) < 24 else None
        if match:
            latest.setdefault(int(match.group(1)), cell.place)
    if not latest:
        return None
    year = max(latest)
    return Identified(str(year), (latest[year],))


def _cells(documents: Sequence[Document]) -> Iterator[Cell]:
    for document in documents:
        for table in document.tables:
            yield from table.cells


def _of_text(documents: Sequence[Document]) -> Identified | None:
    counted: Counter[int] = Counter()
    first: dict[int, Place] = {}
    for document in documents:
        for paragraph in document.paragraphs:
            for year, place in _years(paragraph):
                counted[year] += 1
                first.setdefault(year, place)
    if not counted:
        return None
    (year, most), *others = counted.most_common(2)
    certain = not others or others[0][1] < most
    return Identified(str(year), (first[year],), certain)


def _years(paragraph: Paragraph) -> Iterator[tuple[int, Place]]:
    text = paragraph.text.translate(_WIDE)
    for match in (*_MONEY.finditer(text), *_OF_YEAR.finditer(text)):
        before = text[max(0, match.start() - 4) : match.start()]
        if not _ACCOUNTS.search(before):
            yield int(match.group(1)), paragraph.at(match.start(), match.end())
