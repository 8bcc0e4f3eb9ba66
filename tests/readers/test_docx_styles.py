"""Styles that nothing names are not parsed, and nothing is read otherwise for it."""

from __future__ import annotations

import re

from hengji.readers.docx.styles import lighten, used_styles
from readers.build_docx import paragraph
from readers.reading_docx import lines

HEAD = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:docDefaults><w:rPr><w:sz w:val="21"/></w:rPr></w:docDefaults>'
)


def style(name: str, base: str = "", kind: str = "paragraph", default: bool = False) -> bytes:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        '<w:rPr><w:b/></w:rPr></w:style>'
    ).encode()  # fmt: skip


PART = (
    HEAD
    + style("a", default=True)
    + style("1", "a")
    + style("2", "1")
    + style("3", "a")
    + style("loop", "pool")
    + style("pool", "loop")
    + style("b", kind="character")
    + b"</w:styles>"
)


def kept(used: set[bytes] | None) -> list[bytes]:
    return re.findall(rb'w:styleId="(\w+)"', lighten(PART, used))


def test_what_is_used_stays_with_what_it_is_based_on() -> None:
    assert kept({b"2"}) == [b"a", b"1", b"2", b"b"]  # the last one holds the part's end
    assert kept({b"loop"}) == [b"a", b"loop", b"pool", b"b"]
    assert kept({b"unknown"}) == [b"a", b"b"]


def test_all_stay_where_it_cannot_be_told_which_are_used() -> None:
    assert kept(None) == [b"a", b"1", b"2", b"3", b"loop", b"pool", b"b"]


def test_the_styles_that_parts_name() -> None:
    assert used_styles(b'<w:pStyle w:val="1"/><w:pStyle w:val="2"/>', b"", b"<w:p/>") == {
        b"1",
        b"2",
    }
    assert used_styles(b"<w:pStyle w:val='1'/>") is None


def test_a_style_that_only_a_footer_names() -> None:
    numbered = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="own"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="plain"/></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    reference = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    found = lines(
        paragraph("正文", '<w:pStyle w:val="3"/>') + reference,
        styles=numbered,
        numbering=lists,
        parts={"footer1.xml": ("footer", paragraph("联系人", '<w:pStyle w:val="2"/>'))},
    )
    assert found == ["正文", "1、联系人"]
