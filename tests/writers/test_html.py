"""The HTML result: self-contained, escaped, masked, every finding reachable."""

import re
from html.parser import HTMLParser

from hengji.audit.coverage import Coverage
from hengji.audit.result import Audited, AuditResult
from hengji.report.document import Document
from hengji.writers.html import audit_html
from hengji.writers.marking import Grid, Line, Mark, marked
from writers.results import at, audited, document, result

TITLES = {"AM106": "三公经费与分项不符", "LD101": "与台账不符"}
VOID = {"meta", "br", "link", "img", "input"}


class Page(HTMLParser):
    """The elements of a page, and a complaint where they are not nested properly."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def attributes(self, name: str) -> list[str]:
        return [value for _, some in self.elements if (value := some.get(name)) is not None]


def page(one: AuditResult | None = None) -> str:
    return audit_html(one or result(), titles=TITLES, engine="0.1.0", ruleset="abc")


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    parsed = Page(page())
    ids = parsed.attributes("id")
    assert len(ids) == len(set(ids))
    links = parsed.attributes("href")
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert not parsed.attributes("src")
    assert not re.search(r"https?://|@import|url\(", page())


def test_every_finding_is_marked_and_explained() -> None:
    text = page()
    for finding in result().findings:
        for part in (finding.message, finding.remedy, finding.basis, finding.title):
            assert part.replace("&", "&amp;") in text
    assert text.count('class="finding ') == len(result().findings)
    marks = re.findall(r'<span class="anchor" id="(d\d+f\d+m\d+)">', text)
    assert len(marks) == sum(len(f.places) for f in result().findings)


def test_what_the_document_says_is_never_markup() -> None:
    text = page()
    assert "<script>alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert text.count("<script>") == 1  # ours


def test_a_hostile_name_is_escaped_everywhere() -> None:
    name = '"><img src=x onerror=alert(1)>.txt'
    paper = document(name, "一、<b>基本情况</b>")
    text = page(AuditResult((Audited(paper, "<i>单位</i>", 2024, "x", (), Coverage()),)))
    assert "<img" not in text
    assert "<i>" not in text
    assert "<b>基本" not in text
    Page(text)


def test_personal_numbers_are_masked_in_the_text_too() -> None:
    assert "13912345678" not in page()
    assert "139****5678" in page()


def test_merged_cells_stay_merged() -> None:
    text = page()
    assert 'colspan="6"' in text
    assert 'rowspan="3"' in text


def test_coverage_says_what_was_and_was_not_decided() -> None:
    text = page()
    assert "没有台账；没有上年数" in text
    assert "三公经费与分项不符" in text
    assert "表内合计与各项不符" in text


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page() == page()


def _line(paper: Document, *marks: Mark) -> Line:
    (line,) = marked(paper, {}, marks)
    assert isinstance(line, Line)
    return line


def test_overlapping_marks_cut_the_text_once_and_lose_nothing() -> None:
    paper = document("a.txt", "甲乙丙丁戊己")
    first = Mark("m1", "f1", 1, "error", "", at(paper, "乙丙丁"))
    second = Mark("m2", "f2", 2, "note", "", at(paper, "丁戊"))
    pieces = _line(paper, first, second).pieces
    assert [p.text for p in pieces] == ["甲", "乙丙", "丁", "戊", "己"]
    assert [[m.number for m in p.marks] for p in pieces] == [[], [1], [1, 2], [2], []]
    assert [[m.number for m in p.opening] for p in pieces] == [[], [1], [2], [], []]


def test_a_place_without_characters_marks_the_whole_text() -> None:
    paper = document("a.txt", "甲乙丙")
    whole = Mark("m1", "f1", 1, "error", "", paper.blocks[0].place)
    assert [p.marks for p in _line(paper, whole).pieces] == [(whole,)]


def test_an_empty_cell_can_carry_a_mark() -> None:
    paper = document("a.txt", "| 得分 |  |\n| 分值 | 10 |")
    table = paper.tables[0]
    cell = table.at(1, 2)
    assert cell is not None
    mark = Mark("m1", "f1", 1, "warning", "", cell.place)
    (grid,) = marked(paper, {}, [mark])
    assert isinstance(grid, Grid)
    assert grid.rows[0] is not None
    assert grid.rows[0][1].pieces[0].opening == (mark,)


def test_a_long_table_shows_its_first_rows_and_those_with_findings() -> None:
    rows = "\n".join(f"| 第{n}行 | {n} |" for n in range(1, 1001))
    paper = document("a.txt", rows)
    cell = paper.tables[0].at(900, 2)
    assert cell is not None
    mark = Mark("m1", "f1", 1, "warning", "", cell.place)
    (grid,) = marked(paper, {}, [mark])
    assert isinstance(grid, Grid)
    shown = [row[0].pieces[0].text for row in grid.rows if row]
    assert shown[-1] == "第900行"
    assert len(shown) == 301
    assert grid.rows.count(None) == 2


def test_a_clean_result_says_so() -> None:
    clean = audited(document())
    clean = Audited(clean.document, None, None, "generic", (), clean.coverage)
    assert "未发现疑点" in page(AuditResult((clean,)))
