"""Guards: bombs, damage, passwords and foreign files end in a clear message."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from hengji.readers import Limits, Unreadable, read
from hengji.readers.packages import Package
from hengji.readers.reader import Source
from readers.build_docx import docx, package, paragraph, part, row, table
from readers.build_xlsx import xlsx

GOOD = docx(paragraph("青禾县总工会"))


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "报告.docx", limits)
    assert caught.value.remedy
    assert str(caught.value).startswith("报告.docx")
    return str(caught.value)


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, content: bytes) -> bytes:
    return package(entries(GOOD) | {name: content})


def compound(*streams: str) -> bytes:
    """A compound file of empty streams, made by hand: header, one FAT, one directory."""
    fat = struct.pack("<128I", 0xFFFFFFFD, 2, 0xFFFFFFFE, *([0xFFFFFFFF] * 125))
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))
    nothing = 0xFFFFFFFF

    def entry(name: str, kind: int, right: int, child: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, nothing, right, child, b"", 0, 0, 0,
            0xFFFFFFFE, 0,
        )  # fmt: skip

    made = [entry("Root Entry", 5, nothing, 1)]
    for index, name in enumerate(streams, start=1):
        made.append(entry(name, 2, index + 1 if index < len(streams) else nothing, nothing))
    directory = b"".join(made).ljust(1024, b"\0")
    return bytes(header) + fat + directory


class TestBombs:
    def test_ratio(self) -> None:
        bomb = with_part("word/document.xml", part("document", " " * 5_000_000).encode())
        assert "压缩比异常" in refusal(bomb)

    def test_size_of_a_part(self) -> None:
        big = docx(paragraph("字" * 50_000))
        assert "上限" in refusal(big, Limits(unpacked_bytes=100_000))
        assert read(big, "大.docx").paragraphs

    def test_size_in_all(self) -> None:
        bomb = package(entries(GOOD) | {f"x{i}": b"\0" * 1_000_000 for i in range(200)})
        assert "解压后超过 150 MB" in refusal(bomb)

    def test_a_size_that_lies(self) -> None:
        honest = with_part("word/document.xml", part("document", " " * 300_000).encode())
        with zipfile.ZipFile(io.BytesIO(honest)) as archive:
            size = archive.getinfo("word/document.xml").file_size
        lie = honest.replace(struct.pack("<I", size), struct.pack("<I", 1_000))
        assert "损坏" in refusal(lie)

    def test_number_of_entries(self) -> None:
        many = package(entries(GOOD) | {f"x{i}": b"" for i in range(60)})
        assert "超过 50 个" in refusal(many, Limits(entries=50))

    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
            '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        ],
    )
    def test_entities_in_docx_and_xlsx(self, declaration: str) -> None:
        def declared(old: bytes) -> bytes:
            text = old.decode()
            at = text.index("?>") + 2 if text.startswith("<?xml") else 0
            return (text[:at] + declaration + text[at:]).encode()

        main = "word/document.xml"
        assert "文档类型声明" in refusal(with_part(main, declared(entries(GOOD)[main])))
        book = entries(xlsx("<row><c><v>1</v></c></row>"))
        for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            bomb = package(book | {name: declared(book[name])})
            assert "文档类型声明" in refusal(bomb)

    def test_deep_elements(self) -> None:
        deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
        assert "嵌套过深" in refusal(docx(deep))

    def test_deep_runs(self) -> None:
        deep = "<w:p>" + "<w:hyperlink>" * 240 + "</w:hyperlink>" * 240 + "</w:p>"
        made = read(docx(deep + paragraph("甲")), "深.docx")
        assert made.paragraphs[0].text == "甲"

    def test_many_elements(self) -> None:
        assert "元素过多" in refusal(docx("<w:p/>" * 10_000), Limits(nodes=5_000))
        assert "元素过多" in refusal(docx(paragraph("甲") * 2_000), Limits(nodes=5_000))

    def test_attribute_bomb_in_a_sheet(self) -> None:
        attributes = " ".join(f'a{i}=""' for i in range(9_000))
        rows = f"<row {attributes}><c><v>1</v></c></row>"
        assert "属性过多" in refusal(xlsx(rows), Limits(nodes=10_000))

    def test_too_much_text(self) -> None:
        many = docx(table(*[row("字" * 100)] * 20))
        assert "字上限" in refusal(many, Limits(characters=1_000))

    def test_wide_tables(self) -> None:
        from readers.build_docx import cell

        wide = docx(table(*[row(cell("甲", '<w:gridSpan w:val="900"/>'))] * 60))
        assert "上限" in refusal(wide, Limits(cells=10_000))


class TestDamage:
    def test_every_truncation(self) -> None:
        for size in range(4, len(GOOD), 37):
            assert "损坏" in refusal(GOOD[:size])

    def test_no_document(self) -> None:
        without = {k: v for k, v in entries(GOOD).items() if k != "word/document.xml"}
        assert "缺少主文档" in refusal(package(without))

    def test_broken_xml(self) -> None:
        assert "不是完好的 XML" in refusal(with_part("word/document.xml", b"<w:document"))

    def test_encrypted_entries(self) -> None:
        locked = bytearray(GOOD)
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = locked.find(mark)
            while at >= 0:
                locked[at + offset] |= 1
                at = locked.find(mark, at + 4)
        assert "打开密码" in refusal(bytes(locked))

    def test_names_with_backslashes_and_capitals(self) -> None:
        other = {k.replace("/", "\\").title(): v for k, v in entries(GOOD).items()}
        assert read(package(other), "甲.docx").paragraphs[0].text == "青禾县总工会"

    def test_an_odd_main_part_is_found(self) -> None:
        moved = entries(GOOD)
        moved["word/document2.xml"] = moved.pop("word/document.xml")
        moved["_rels/.rels"] = moved["_rels/.rels"].replace(b"document.xml", b"document2.xml")
        assert read(package(moved), "甲.docx").paragraphs[0].text == "青禾县总工会"

    def test_a_package_hands_out_nothing_for_a_missing_part(self) -> None:
        opened = Package(Source(GOOD, "甲.docx"), Limits())
        assert opened.tree("word/none.xml") is None
        assert opened.relationships("word/none.xml") == {}


class TestForeign:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
            (b"BM\x46\0\0\0\0\0\0\0", "BMP"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
            (b"\0\0\0\x18ftypheic\0\0", "手机照片"),
            (b"Rar!\x1a\x07\x01\0", "RAR"),
            (b"7z\xbc\xaf\x27\x1c\0\x04", "7z"),
            (b"MZ\x90\0\x03\0\0\0", "Windows 程序"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"SQLite format 3\0", "数据库"),
            (package({"a.txt": b"x"}), "压缩包"),
            (package({"OFD.xml": b"<x/>"}), "OFD"),
            (package({"mimetype": b"x", "content.xml": b"<x/>"}), "ods"),
            (package({"[Content_Types].xml": b"", "ppt/presentation.xml": b"<x/>"}), "pptx"),
            (package({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "xlsb"),
            (compound("PowerPoint Document"), "ppt"),
            (compound("__properties_version1.0"), "msg"),
            (compound("Other"), "其他文件"),
            (
                b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:'
                b'spreadsheet">',
                "XML 表格",
            ),
        ],
    )
    def test_it_says_what_it_is(self, data: bytes, kind: str) -> None:
        assert kind in refusal(data)

    def test_a_password_on_a_whole_docx(self) -> None:
        assert "打开密码" in refusal(compound("EncryptionInfo", "EncryptedPackage"))

    def test_a_broken_compound_file(self) -> None:
        assert "损坏" in refusal(compound("Workbook")[:600])

    def test_text_may_begin_like_a_program(self) -> None:
        assert read("MZ 号机房改造，年初预算数 10 万元".encode(), "说明.txt").paragraphs

    def test_size_on_disk(self) -> None:
        assert "上限" in refusal(GOOD, Limits(file_bytes=100))

    def test_nothing(self) -> None:
        assert "空的" in refusal(b"")
