"""PDF: paragraphs on a page and over page breaks, headers, footers, as programs print."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from documents import BUILDERS, load
from hengji.readers import read
from hengji.readers.pdf.content import Line
from hengji.readers.pdf.paragraphs import margins_of
from hengji.report.document import Document, Paragraph
from readers import build_pdf as build
from readers.reading_pdf import BODY, Draw, as_read, rows_of, texts_of


def test_numbered_attachments_at_the_top_of_pages_are_text() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            build.write(canvas, f"附件1-{number}", 60)
            build.write(canvas, f"项目支出绩效自评表之{number}", 100)

        return draw

    texts = texts_of(as_read(*[page(n) for n in range(1, 5)]))
    assert [t for t in texts if t.startswith("附件")] == [
        "附件1-1",
        "附件1-2",
        "附件1-3",
        "附件1-4",
    ]


def test_the_same_title_on_top_of_every_form_is_no_header() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(build.FONT, 18)
        build.write(canvas, "项目支出绩效自评表", 80, 200)
        canvas.setFont(build.FONT, 12)
        for line in range(5):
            build.write(canvas, f"{BODY}{line}", 120 + 20 * line)

    assert texts_of(as_read(page, page, page)).count("项目支出绩效自评表") == 3


@pytest.mark.parametrize(
    "form",
    ["— {} —", "- {} -", "－{}－", "第{}页 共3页", "第 {} 页，共 3 页", "{}/3", "{}", "·{}·"],
)
def test_page_numbers_do_not_stay_in_the_text(form: str) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            build.wrapped(canvas, f"{number}月，{BODY * 3}。", 80)
            build.write(canvas, form.format(number), 790, 280)

        return draw

    expected = [f"{n}月，{BODY * 3}。" for n in (1, 2, 3)]
    assert texts_of(as_read(*[page(n) for n in (1, 2, 3)])) == expected


def test_a_figure_at_the_foot_of_a_page_that_counts_nothing_is_text() -> None:
    def first(canvas: Canvas) -> None:
        build.write(canvas, BODY, 80)

    def second(canvas: Canvas) -> None:
        build.write(canvas, BODY, 100)
        build.write(canvas, "312", 780, 280)

    assert "312" in texts_of(as_read(first, second))


def test_a_header_with_the_page_number_in_its_line() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            build.write(canvas, "青禾县总工会绩效自评报告", 50)
            build.write(canvas, f"{number}", 50, 500)
            build.wrapped(canvas, f"{BODY * 3}{number}。", 120 + number)

        return draw

    document = as_read(*[page(n) for n in (1, 2, 3)])
    assert texts_of(document) == [f"{BODY * 3}{n}。" for n in (1, 2, 3)]
    assert len(texts_of(document, "页眉")) == 1


def test_ragged_lines_under_an_indented_one_are_one_paragraph() -> None:
    lines = ["　　人员经费支出158.06万元，主要用于基本工资、津贴补贴、奖金、伙食补助",
             "社会保障缴费和住房公积金，较上年增加，主要原因是调整了工资标准并补发",
             "以前年度的津贴补贴。"]  # fmt: skip

    def page(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            build.write(canvas, line, 80 + 20 * number)
        build.wrapped(canvas, BODY * 4, 160)

    assert texts_of(as_read(page)) == ["".join(lines).strip("　"), BODY * 4]


def test_a_centred_title_of_two_lines_is_one() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(build.FONT, 22)
        middle = (build.LEFT + build.RIGHT) / 2
        for y, line in ((80, "青禾县总工会二〇二三年度部门整体支出绩"), (112, "效自评报告")):
            canvas.drawCentredString(middle, build.HEIGHT - y, line)
        canvas.setFont(build.FONT, build.SIZE)
        build.wrapped(canvas, BODY * 5, 160)

    assert texts_of(as_read(page))[0] == "青禾县总工会二〇二三年度部门整体支出绩效自评报告"


def test_a_date_at_the_right_ends_its_paragraph() -> None:
    def first(canvas: Canvas) -> None:
        y = build.wrapped(canvas, BODY * 5, 80)
        canvas.drawRightString(build.RIGHT, build.HEIGHT - y - 20, "2024年3月20日")

    def second(canvas: Canvas) -> None:
        build.write(canvas, "附件1-1", 80)

    assert texts_of(as_read(first, second)) == [BODY * 5, "2024年3月20日", "附件1-1"]


def test_no_paragraph_begins_with_a_sign_of_arithmetic() -> None:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, f"{BODY * 3}。", 80)
        build.write(canvas, "预算执行率＝281.26万元", 160)
        build.write(canvas, "÷287.00万元×100%＝98.00%。", 180)

    assert texts_of(as_read(page))[1] == "预算执行率＝281.26万元÷287.00万元×100%＝98.00%。"


def test_a_minus_that_ends_a_line_stays_one() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(build.LEFT, 700, "rate-")
        canvas.drawString(build.LEFT, 680, "six")
        build.ruled(canvas, [["变动率", "-"], ["执行率", "-6.25%"]], 300, [80, 80])

    document = as_read(page)
    assert "\ufffe" not in "".join(p.text for p in document.paragraphs)
    assert rows_of(document.tables[0]) == [["变动率", "-"], ["执行率", "-6.25%"]]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no office to print with")
def test_a_report_printed_by_an_office_is_the_report(tmp_path: Path) -> None:
    source = tmp_path / "报告.docx"
    source.write_bytes(BUILDERS["docx"](load("linjiang-2024").blocks))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
               "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    printed = source.with_suffix(".pdf").read_bytes()
    assert _plain(read(printed, "a.pdf")) == _plain(read(source.read_bytes(), "a.docx"))


def _plain(document: Document) -> list[object]:
    """Blocks without blanks, which a page cannot tell from gaps."""
    blocks: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = "".join(block.text.split())
            if text and block.place.part == "正文":
                blocks.append(text)
        else:
            blocks += [
                (c.row, c.column, c.row_span, c.column_span, "".join(c.text.split()), c.certain)
                for c in block.cells
            ]
    return blocks


@pytest.mark.parametrize("whole", [True, False])
def test_text_printed_twice_to_look_bold_is_read_once(whole: bool) -> None:
    title = "绩效自评表１１月"

    def page(canvas: Canvas) -> None:
        for text, x in [(title, 0)] if whole else [(c, 12 * n) for n, c in enumerate(title)]:
            for shift in (0, 0.4):
                build.write(canvas, text, 80, build.LEFT + x + shift)

    assert texts_of(as_read(page)) == [title]


def test_lines_that_end_left_of_where_most_begin() -> None:
    """As in a damaged file, whose characters lie anywhere."""
    starts = ((10.0, 90.0), (500.0, 95.0), (500.2, 99.0))
    lines = [Line("文字", x0, x1, 0.0, 10.0, 10.0, 1) for x0, x1 in starts]
    (margins,) = margins_of([((595, False), lines)]).values()
    assert margins.left == 500.0
    assert margins.right in (90.0, 95.0, 99.0)
