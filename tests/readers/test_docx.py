"""docx: what a person sees on paper is what we read."""

from __future__ import annotations

from readers.build_docx import cell, paragraph, row, table, text
from readers.reading_docx import document, lines, spans


def field(code: str, result: str | None) -> str:
    """A complex field; ``None`` has no result at all."""
    shown = (
        ""
        if result is None
        else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text(result)}'
    )
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


class TestText:
    def test_runs_tabs_breaks_and_hyphens(self) -> None:
        body = (
            f"<w:p>{text('青禾县')}<w:r><w:tab/><w:t>总工会</w:t><w:br/><w:t>2024</w:t>"
            "<w:noBreakHyphen/><w:t>06</w:t><w:softHyphen/><w:cr/></w:r></w:p>"
        )
        assert lines(body) == ["青禾县\t总工会\n2024-06"]

    def test_blank_paragraphs_are_no_blocks(self) -> None:
        assert lines(paragraph("　 ") + "<w:p/>" + paragraph("　　一、概况")) == ["一、概况"]

    def test_white_space_without_preserve_is_not_printed(self) -> None:
        assert lines("<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>") == [
            "甲乙"
        ]

    def test_what_shows_nothing_does_not_part_a_word_or_a_number(self) -> None:
        written = "支\xad出\u200b2\u200b8\u200b1.26\ufeff万\u2060元\u200e，\u3000其中\xa0项目"
        assert lines(paragraph(written)) == ["支出281.26万元，\u3000其中\xa0项目"]
        assert spans(table(row(cell(written)))) == [(lines(paragraph(written))[0], 1, 1, 1, 1)]

    def test_signs_of_symbol_fonts_are_plain_ones(self) -> None:
        assert lines(paragraph("目标\uf0b398%，是\uf0fe否\uf0a8")) == ["目标≥98%，是☑否□"]

    def test_hidden_text_is_dropped(self) -> None:
        hidden = text("密", "<w:rPr><w:vanish/></w:rPr>")
        shown = text("明", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
        assert lines(f"<w:p>{hidden}{shown}</w:p>") == ["明"]

    def test_ruby_gives_its_base(self) -> None:
        base = f"<w:rubyBase>{text('禾')}</w:rubyBase>"
        body = f"<w:p><w:r><w:ruby><w:rt>{text('hé')}</w:rt>{base}</w:ruby></w:r></w:p>"
        assert lines(body) == ["禾"]

    def test_symbols_become_ordinary_characters(self) -> None:
        body = (
            '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
            f'{text("优")}<w:r><w:sym w:char="F0A3"/></w:r>{text("良")}</w:p>'
        )
        assert lines(body) == ["☑优□良"]

    def test_wrappers_are_read_through(self) -> None:
        body = (
            f"<w:p><w:hyperlink>{text('甲')}</w:hyperlink><w:smartTag>{text('乙')}</w:smartTag>"
            f"<w:sdt><w:sdtPr/><w:sdtContent>{text('丙')}</w:sdtContent></w:sdt></w:p>"
            f"<w:sdt><w:sdtContent>{paragraph('丁')}</w:sdtContent></w:sdt>"
        )
        assert lines(body) == ["甲乙丙", "丁"]

    def test_comments_are_ignored(self) -> None:
        reference = '<w:r><w:commentReference w:id="0"/></w:r>'
        body = f'<w:p><w:commentRangeStart w:id="0"/>{text("甲")}{reference}</w:p>'
        parts = {
            "comments.xml": ("comments", f'<w:comment w:id="0">{paragraph("批")}</w:comment>')
        }
        assert lines(body, parts=parts) == ["甲"]

    def test_formula_prints_its_fraction(self) -> None:
        def run(words: str) -> str:
            return f"<m:r><m:t>{words}</m:t></m:r>"

        fraction = f"<m:f><m:num>{run('88+2')}</m:num><m:den>{run('100')}</m:den></m:f>"
        body = (
            f"<w:p><m:oMath><m:d><m:e>{fraction}</m:e></m:d>{run('×100%=90%')}</m:oMath></w:p>"
        )
        assert lines(body) == ["((88+2)/100)×100%=90%"]


class TestChanges:
    def test_tracked_changes_are_accepted(self) -> None:
        body = (
            f"<w:p><w:ins>{text('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
            f"<w:moveFrom>{text('走')}</w:moveFrom><w:moveTo>{text('来')}</w:moveTo></w:p>"
        )
        assert lines(body) == ["新来"]

    def test_a_deleted_paragraph_end_joins_the_next(self) -> None:
        mark = "<w:rPr><w:del/></w:rPr>"
        assert lines(paragraph("前", mark) + paragraph("后")) == ["前后"]

    def test_deleted_rows_and_cells_are_gone(self) -> None:
        rows = (
            row("甲", "乙")
            + row("丙", "丁", properties="<w:del/>")
            + row(cell("戊", "<w:cellDel/>"), "己")
        )
        assert spans(table(rows)) == [
            ("甲", 1, 1, 1, 1),
            ("乙", 1, 2, 1, 1),
            ("己", 2, 1, 1, 1),
        ]


class TestFields:
    def test_the_result_shows_and_the_code_does_not(self) -> None:
        assert lines(f"<w:p>{field(' REF x ', '错误!未定义书签。')}</w:p>") == [
            "错误!未定义书签。"
        ]
        simple = f'<w:p><w:fldSimple w:instr="DATE">{text("6月")}</w:fldSimple></w:p>'
        assert lines(simple) == ["6月"]

    def test_an_unfilled_field_is_a_mark(self) -> None:
        (one,) = document(f"<w:p>{text('见')}{field(' REF a ', None)}</w:p>").paragraphs
        assert (one.text, one.marks) == ("见", ("REF a",))

    def test_nested_fields(self) -> None:
        inner = field("IF " + "x", "内")
        body = (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>TOC</w:instrText></w:r>{inner}"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text("外")}{inner}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
        assert lines(body) == ["外内"]

    def test_a_field_without_end_hides_nothing_more(self) -> None:
        broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
        assert lines(broken + paragraph("后文")) == ["后文"]

    def test_circled_number_of_an_equation_field(self) -> None:
        code = " EQ \\o\\ac(○,3) "
        assert lines(f"<w:p>{field(code, None)}{text('内容')}</w:p>") == ["③内容"]

    def test_check_boxes_show(self) -> None:
        box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
        body = (
            f'<w:p><w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{text("优")}</w:p>'
        )
        assert lines(body) == ["☑优"]

    def test_leftover_bookmarks_are_marks(self) -> None:
        marks = "".join(f'<w:bookmarkStart w:name="{n}"/>' for n in ("_GoBack", "_Toc1"))
        body = f"<w:p>{marks}{text('甲')}</w:p>"
        (one,) = document(body).paragraphs
        assert one.marks == ("_GoBack",)
