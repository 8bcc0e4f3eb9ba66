"""docx: tables, the other stories, pages, and the ways that programs write them."""

from __future__ import annotations

import pytest

from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Doubt, Format
from readers.build_docx import cell, docx, paragraph, row, table, text
from readers.reading_docx import document, lines, spans


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
        ("kind", "wide", "high", "told"),
        [
            ("picture", 15, 8, ["图片"]),
            ("picture", 4, 4, []),
            ("chart", 4, 4, ["图表"]),
            ("diagram", 4, 4, ["示意图"]),
        ],
    )
    def test_pictures_that_may_hold_figures_are_told(
        self, kind: str, wide: int, high: int, told: list[str]
    ) -> None:
        inner = (
            f'<wp:extent cx="{wide * 360_000}" cy="{high * 360_000}"/><a:graphicData '
            f'uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}"/>'
        )
        drawing = (
            '<w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:'
            'wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f"{inner}</w:drawing>"
        )
        made = document(f"<w:p><w:r>{drawing}</w:r></w:p>{paragraph('甲')}")
        assert [n.detail for n in made.notes if n.doubt is Doubt.NOT_READ] == told
        assert all(n.place.block == 0 for n in made.notes)

    def test_an_old_picture_is_told_by_its_style(self) -> None:
        shape = '<v:shape style="width:415.3pt;height:20cm"><v:imagedata r:id="a"/></v:shape>'
        made = document(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>{paragraph('甲')}")
        assert [n.detail for n in made.notes] == ["图片"]

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
