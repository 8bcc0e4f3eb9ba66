"""Automatic numbering of docx files, printed as Word prints it."""

from __future__ import annotations

import pytest

from hengji.readers import read
from hengji.readers.counting import printed
from hengji.report.document import Paragraph
from readers.build_docx import cell, docx, paragraph, row, table


def level(
    index: int,
    style: str,
    text: str,
    *,
    start: int = 1,
    more: str = "",
    suffix: str = "nothing",
) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def instance(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(words: str, num: int = 1, depth: int = 0) -> str:
    return paragraph(
        words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    )


def paragraphs(body: str, numbering: str, styles: str = "") -> tuple[Paragraph, ...]:
    return read(docx(body, numbering=numbering, styles=styles), "报告.docx").paragraphs


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    return [p.text for p in paragraphs(body, numbering, styles)]


OUTLINE = definition(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3.", suffix="tab"),
    level(3, "decimalEnclosedCircle", "%4"),
) + instance(1, 0)


def test_the_outline_of_a_report() -> None:
    body = (
        item("概况") + item("职能", depth=1) + item("机构", depth=1) + item("2024年", depth=2)
        + item("甲", depth=3) + item("绩效") + item("目标", depth=1) + item("乙", depth=3)
    )  # fmt: skip
    assert texts(body, OUTLINE) == [
        "一、概况", "（一）职能", "（二）机构", "1. 2024年", "①甲", "二、绩效",
        "（一）目标", "①乙",
    ]  # fmt: skip


def test_numbers_are_part_of_the_text_and_its_place() -> None:
    (one,) = paragraphs(item("概况"), OUTLINE)
    assert (one.place.start, one.place.end, one.place.quote) == (0, 4, "一、概况")


def test_legal_numbering_and_several_levels() -> None:
    numbering = definition(
        0,
        level(0, "chineseCounting", "第%1部分"),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
    ) + instance(1, 0)
    body = item("甲") + item("乙") + item("丙", depth=1)
    assert texts(body, numbering) == ["第一部分甲", "第二部分乙", "2.1丙"]


def test_a_level_may_never_restart() -> None:
    never = definition(
        0,
        level(0, "decimal", "%1、"),
        level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>'),
    ) + instance(1, 0)
    body = item("a") + item("b", depth=1) + item("c") + item("d", depth=1)
    assert texts(body, never) == ["1、a", "(1)b", "2、c", "(2)d"]


def test_instances_share_their_counters_unless_started_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        definition(0, level(0, "decimal", "%1、"))
        + instance(1, 0) + instance(2, 0) + instance(3, 0, anew)
    )  # fmt: skip
    body = item("a") + item("b", 2) + item("c", 3) + item("d", 3) + item("e")
    assert texts(body, numbering) == ["1、a", "2、b", "1、c", "2、d", "3、e"]


def test_an_override_may_replace_the_level() -> None:
    other = (
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1）", start=3)}</w:lvlOverride>'
    )
    numbering = definition(0, level(0, "decimal", "%1、")) + instance(1, 0, other)
    assert texts(item("a"), numbering) == ["C）a"]


def test_numbering_and_level_from_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="own"/><w:basedOn w:val="2"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="标题 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="5"><w:basedOn w:val="3"/></w:style>'
    )

    def styled(words: str, style: str, more: str = "") -> str:
        return paragraph(words, f'<w:pStyle w:val="{style}"/>{more}')

    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        styled("甲", "2") + styled("乙", "3") + styled("丙", "4") + styled("丁", "2", off)
        + styled("戊", "5") + styled("己", "2", '<w:outlineLvl w:val="9"/>') + paragraph("庚")
    )  # fmt: skip
    found = paragraphs(body, OUTLINE, styles)
    assert [(p.text, p.level) for p in found] == [
        ("一、甲", 1), ("（一）乙", 2), ("丙", 3), ("丁", 1), ("（二）戊", 2),
        ("二、己", None), ("庚", None),
    ]  # fmt: skip


def test_a_style_finds_its_level_in_the_list() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = definition(
        0,
        level(0, "decimal", "%1、"),
        level(1, "decimal", "（%2）", more='<w:pStyle w:val="h2"/>'),
    ) + instance(1, 0)
    assert texts(paragraph("甲", '<w:pStyle w:val="h2"/>'), numbering, styles) == ["（1）甲"]


def test_list_styles_are_followed() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>'
        + level(0, "decimal", "%1、")
        + "</w:abstractNum>"
        + instance(1, 0)
    )
    assert texts(item("甲"), numbering) == ["1、甲"]


def test_serial_numbers_in_cells_and_unknown_lists() -> None:
    rows = (
        row(cell(item("")), "甲") + row(cell(item("")), "乙") + row(cell(item("丙", 9)), "丁")
    )
    made = read(docx(table(rows), numbering=OUTLINE), "表.docx").tables[0]
    assert [c.text for c in made.cells] == ["一、", "甲", "二、", "乙", "丙", "丁"]


def test_bullets_show_as_ordinary_characters() -> None:
    numbering = definition(0, level(0, "bullet", "\uf06c", suffix="tab")) + instance(1, 0)
    assert texts(item("甲"), numbering) == ["●甲"]


def test_deleted_paragraphs_do_not_count() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/>'
        "</w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    )
    assert texts(item("甲") + gone + item("乙"), OUTLINE) == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("style", "number", "shown"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("japaneseCounting", 12, "十二"),
        ("japaneseCounting", 110, "百十"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 2, "b"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 4, "IV"),
        ("ideographTraditional", 3, "丙"),
        ("ordinal", 12, "12th"),
        ("numberInDash", 3, "- 3 -"),
        ("none", 3, ""),
        ("thaiLetters", 3, "3"),
        ("lowerRoman", 0, "0"),
    ],
)
def test_number_styles(style: str, number: int, shown: str) -> None:
    assert printed(number, style) == shown
