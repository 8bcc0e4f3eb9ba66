"""A part lightened before parsing reads as the whole part does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.readers import Limits, Source
from hengji.readers.docx import lightening, reading
from readers.build_docx import docx, paragraph, table

WORDS = st.sampled_from(
    ["支出", "12.50", " 万元", "全年 ", "", " ", "1>0", "项\t目", "&amp;", "&#32;尾", "尾&#9;"]
)
ATTRIBUTES = st.sampled_from(["", ' xml:space="preserve"', ' xml:space="default"'])
OPENINGS = st.sampled_from(["<w:r>", '<w:r w:rsidR="00AB12CD" w:rsidRPr="00AB12CE">'])
PROPERTIES = st.sampled_from(
    [
        "",
        "<w:rPr></w:rPr>",
        '<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/></w:rPr>',
        "<w:rPr><w:b/><w:vanish/></w:rPr>",
        '<w:rPr><w:sz w:val="28"/></w:rPr>',
    ]
)
TEXTS = st.builds("<w:t{}>{}</w:t>".format, ATTRIBUTES, WORDS)
OTHERS = st.sampled_from(["<w:br/>", "<w:tab/>", "<w:t/>", "<w:t><![CDATA[甲 ]]></w:t>", ""])
RUNS = st.builds(
    lambda opening, properties, content: f"{opening}{properties}{''.join(content)}</w:r>",
    OPENINGS,
    PROPERTIES,
    st.lists(TEXTS | OTHERS, max_size=2),
)
WRAPPED = st.builds(
    lambda name, runs: f"<w:{name}>{''.join(runs)}</w:{name}>",
    st.sampled_from(["ins", "smartTag", "moveFrom", "sdtContent"]),
    st.lists(RUNS, max_size=2),
)
PLACED = st.sampled_from(
    [
        "",
        "<w:pPr></w:pPr>",
        '<w:pPr><w:pStyle w:val="Plain"/><w:jc w:val="center"/></w:pPr>',
        '<w:pPr><w:pStyle w:val="Title1"/></w:pPr>',
        '<w:pPr><w:pStyle w:val="Unknown"/></w:pPr>',
        '<w:pPr><w:ind w:firstLine="420"/><w:rPr><w:b/></w:rPr></w:pPr>',
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    ]
)
PARAGRAPHS = st.builds(
    lambda properties, inner: f'<w:p w:rsidR="00AB12CD">{properties}{"".join(inner)}</w:p>',
    PLACED,
    st.lists(RUNS | WRAPPED, max_size=4),
)
CELLS = st.builds(
    lambda properties, inner: f"<w:tc>{properties}{''.join(inner)}</w:tc>",
    st.sampled_from(
        [
            "",
            '<w:tcPr><w:tcW w:w="530"/><w:vAlign w:val="center"/></w:tcPr>',
            '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
            '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>',
            "<w:tcPr><w:vMerge/><w:tcBorders><w:top/></w:tcBorders></w:tcPr>",
            '<w:tcPr><w:gridSpan w:val=""/><w:vMerge w:val="continue"/></w:tcPr>',
            '<w:tcPr><w:hMerge w:val="restart"/></w:tcPr>',
        ]
    ),
    st.lists(PARAGRAPHS | st.just("<w:p/>"), min_size=1, max_size=2),
)
ROWS = st.builds("<w:tr>{}</w:tr>".format, st.lists(CELLS, max_size=3).map("".join))
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Base"><w:name w:val="Normal"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="plain"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title1"><w:name w:val="heading 1"/></w:style>'
)


class Whole:
    """A main part that is read as it is."""

    def __init__(self, markup: bytes) -> None:
        self.sample = markup

    def count(self, mark: bytes) -> int:
        return self.sample.count(mark)

    def styles_alone(self) -> frozenset[str]:
        return frozenset()

    def markup(self, _: object) -> bytes:
        return self.sample


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), st.lists(ROWS, min_size=1, max_size=3))
def test_lightening_changes_nothing_that_is_read(made: list[str], rows: list[str]) -> None:
    body = paragraph("开头") + "".join(made) + table("".join(rows))
    source = Source(docx(body, styles=STYLES), "甲.docx")
    light = reading.read(source, Limits())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "Shapes", Whole)
        patched.setattr(reading, "shortened", lambda markup: markup)
        assert light == reading.read(source, Limits())


def light(markup: str) -> str:
    return lightening.shortened(lightening.Shapes(markup.encode()).markup()).decode()


def test_neighbouring_runs_become_one_text() -> None:
    runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>支出</w:t></w:r><w:r><w:t>12</w:t></w:r>"
    made = light(f"<w:p><w:pPr><w:jc/></w:pPr>{runs}</w:p>")
    assert made == "<p>支出12</p>"


def test_a_run_with_more_than_its_text_stays() -> None:
    runs = "<w:r><w:t>支出</w:t></w:r><w:r><w:tab/><w:t>12</w:t></w:r>"
    kept = '<w:t xml:space="preserve">'
    assert light(f"<w:p>{runs}</w:p>") == (
        f"<w:p>{kept}支出</w:t><w:r><w:tab/>{kept}12</w:t></w:r></w:p>"
    )


SPANS = '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
CELL = f"<w:tc>{SPANS}<w:p><w:r><w:t>支出</w:t></w:r></w:p></w:tc>"


def test_a_row_of_plain_cells_becomes_short() -> None:
    covered = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    assert light(f"<w:tr>{CELL}{covered}</w:tr>") == (
        '<row> spans="2 restart">支出\t spans=" continue"></row>'
    )


@pytest.mark.parametrize("text", ["项\t目", "项&#9;目"])
def test_a_row_that_holds_what_parts_cells_keeps_its_cells(text: str) -> None:
    other = f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    assert light(f"<w:tr>{CELL}{other}</w:tr>") == (
        f'<w:tr><c spans="2 restart">支出</c><c>{text}</c></w:tr>'
    )
