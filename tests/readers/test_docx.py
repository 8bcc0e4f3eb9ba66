"""docx: what a person sees on paper is what we read."""

from __future__ import annotations

import pytest

from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document, Doubt, Format
from readers.build_docx import cell, docx, paragraph, row, table, text


def document(body: str, **parts: object) -> Document:
    return read(docx(body, **parts), "报告.docx")  # type: ignore[arg-type]  # passed through


def lines(body: str, **parts: object) -> list[str]:
    return [p.text for p in document(body, **parts).paragraphs]


def spans(body: str) -> list[tuple[str, int, int, int, int]]:
    (one,) = document(body).tables
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in one.cells]


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


class TestTables:
    def test_merged_cells_stand_once(self) -> None:
        body = table(
            row(
                cell("指标", '<w:vMerge w:val="restart"/>'),
                cell("分", '<w:gridSpan w:val="2"/>'),
            ),
            row(cell("藏", "<w:vMerge/>"), "甲", "乙"),
            row(cell("", '<w:vMerge w:val="continue"/>'), "丙", "丁"),
        )
        assert spans(body) == [
            ("指标", 1, 1, 3, 1),
            ("分", 1, 2, 1, 2),
            ("甲", 2, 2, 1, 1),
            ("乙", 2, 3, 1, 1),
            ("丙", 3, 2, 1, 1),
            ("丁", 3, 3, 1, 1),
        ]

    def test_grid_before_moves_the_columns(self) -> None:
        body = table(row("甲", "乙", "丙"), row("丁", properties='<w:gridBefore w:val="2"/>'))
        assert spans(body)[-1] == ("丁", 2, 3, 1, 1)

    def test_old_horizontal_merge(self) -> None:
        body = table(
            row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙")
        )
        assert spans(body) == [("甲", 1, 1, 1, 2), ("乙", 1, 3, 1, 1)]

    def test_old_properties_of_a_change_do_not_count(self) -> None:
        change = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'
        assert spans(table(row(cell("甲", change), "乙")))[1] == ("乙", 1, 2, 1, 1)

    def test_a_nested_table_follows_its_parent(self) -> None:
        inner = table(row("内一", "内二"))
        body = table(row(cell(paragraph("外") + inner + "<w:p/>"), "右")) + paragraph("后")
        blocks = document(body).blocks
        assert [type(b).__name__ for b in blocks] == ["Table", "Table", "Paragraph"]
        outer, nested = document(body).tables
        assert [c.text for c in outer.cells] == ["外", "右"]
        assert [c.text for c in nested.cells] == ["内一", "内二"]
        assert (outer.number, nested.number, nested.place.block) == (1, 2, 1)

    def test_cells_join_their_paragraphs_and_keep_their_place(self) -> None:
        one = document(
            paragraph("头") + table(row("甲", cell(paragraph("1") + paragraph("2"))))
        )
        place = one.tables[0].cells[1].place
        assert one.tables[0].cells[1].text == "1\n2"
        assert (place.block, place.table, place.row, place.column) == (1, 1, 1, 2)
        assert place.quote == "1\n2"

    def test_cells_in_content_controls(self) -> None:
        wrapped = f"<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>"
        assert spans(table(row("甲", wrapped)))[1] == ("乙", 1, 2, 1, 1)

    def test_an_absurd_span_is_held_back(self) -> None:
        (wide, _) = spans(table(row(cell("甲", '<w:gridSpan w:val="99999999"/>'), "乙")))
        assert wide[4] <= 1000


class TestStories:
    BOX = "<w:txbxContent>{}</w:txbxContent>"

    def test_a_text_box_in_two_forms_is_read_once(self) -> None:
        box = self.BOX.format(paragraph("框"))
        body = (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
            f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{text('正')}</w:p>"
        )
        made = document(body)
        assert [(p.text, p.place.part) for p in made.paragraphs] == [
            ("正", "正文"),
            ("框", "文本框"),
        ]

    def test_an_empty_choice_falls_back(self) -> None:
        body = (
            "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict><v:textbox>"
            f"{self.BOX.format(paragraph('框'))}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )
        assert lines(body) == ["框"]

    def test_notes_headers_and_footers(self) -> None:
        references = "".join(
            f'<w:{kind}Reference r:id="{kind}{n}"/>'
            for kind in ("header", "footer")
            for n in (1, 2)
        )
        body = (
            f'<w:p>{text("正")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
            f"<w:sectPr>{references}</w:sectPr>"
        )
        parts = {
            "header1.xml": ("header", paragraph("眉")),
            "header2.xml": ("header", paragraph("眉")),
            "footer1.xml": ("footer", paragraph("— 1 —")),
            "footer2.xml": ("footer", paragraph("脚")),
            "footnotes.xml": (
                "footnotes",
                f'<w:footnote w:type="separator" w:id="0">{paragraph("隔")}</w:footnote>'
                f'<w:footnote w:id="2">{paragraph("注")}</w:footnote>',
            ),
        }
        made = document(body, parts=parts)
        assert [(p.text, p.place.part) for p in made.paragraphs] == [
            ("正", "正文"),
            ("注", "脚注"),
            ("眉", "页眉"),
            ("脚", "页脚"),
        ]
        assert [p.place.block for p in made.paragraphs] == [0, 1, 2, 3]


class TestPages:
    RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"

    def test_rendered_breaks_tell_the_page(self) -> None:
        body = (
            paragraph("一")
            + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            + f"<w:p>{self.RENDERED}{text('二')}</w:p>"
            + f"<w:p>{text('跨')}{self.RENDERED}{text('页')}</w:p>"
            + paragraph("三")
        )
        made = document(body)
        assert [p.place.page for p in made.paragraphs] == [1, 2, 2, 3]
        assert made.page_count == 3

    def test_a_break_in_several_cells_of_a_row_is_one(self) -> None:
        broken = f"<w:p>{self.RENDERED}{text('下')}</w:p>"
        body = table(row("上", "上"), row(cell(broken), cell(broken))) + paragraph("后")
        made = document(body)
        assert [c.place.page for c in made.tables[0].cells] == [1, 1, 2, 2]
        assert made.paragraphs[0].place.page == 2

    def test_explicit_breaks_count_only_when_they_make_all_pages(self) -> None:
        body = paragraph("一") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph("二")
        two, three = (
            document(
                body,
                extra={"docProps/app.xml": b"<Properties><Pages>%d</Pages></Properties>" % n},
            )
            for n in (2, 3)
        )
        assert [p.place.page for p in two.paragraphs] == [1, 2]
        assert [p.place.page for p in three.paragraphs] == [None, None]


class TestVariants:
    def test_strict_namespaces(self) -> None:
        import io
        import zipfile

        old = docx(paragraph("甲"))
        entries = {}
        with zipfile.ZipFile(io.BytesIO(old)) as archive:
            for name in archive.namelist():
                entries[name] = archive.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
        from readers.build_docx import package

        assert read(package(entries), "严格.docx").paragraphs[0].text == "甲"

    def test_macros_are_noted(self) -> None:
        made = document(paragraph("甲"), extra={"word/vbaProject.bin": b"x"})
        assert [n.doubt for n in made.notes] == [Doubt.MACROS]
        assert made.format is Format.DOCX

    def test_embedded_workbooks_are_noted(self) -> None:
        sheet = '<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>'
        body = f"<w:p><w:r>{sheet}</w:r>{text('甲')}</w:p>"
        (note,) = document(body).notes
        assert note.doubt is Doubt.NOT_READ
        assert "Excel" in note.detail

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ('<w:altChunk r:id="a"/>', "altChunk"),
            ("", "没有文字"),
        ],
    )
    def test_refusals(self, body: str, words: str) -> None:
        with pytest.raises(Unreadable, match=words):
            document(body)

    def test_pictures_only_is_a_scan(self) -> None:
        with pytest.raises(Unreadable, match="扫描件"):
            document("<w:p/>", extra={"word/media/image1.png": b"x"})

    def test_nesting_has_a_limit(self) -> None:
        body = paragraph("甲")
        for _ in range(12):
            body = table(row(cell(body + "<w:p/>")))
        with pytest.raises(Unreadable, match="嵌套过深"):
            read(docx(body), "深.docx", Limits(depth=5))
        assert len(document(body).tables) == 12
