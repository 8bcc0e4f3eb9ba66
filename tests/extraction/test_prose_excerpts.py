"""Long paragraphs in excerpts: nothing is lost, nothing is cut within a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hengji.extraction.prose.excerpts import Excerpt, excerpts
from hengji.extraction.prose.reading import read_prose
from hengji.kernel.places import Place
from hengji.report.document import Document, Format, Paragraph

SENTENCE = "2023年基本支出120.50万元，其中：人员经费100.50万元，公用经费20.00万元。"
PIECES = st.sampled_from(
    ["基本支出", "12.50万元", "1,234.00", "，", "。", "；", "2023年", "、"]
)


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, Place("甲.txt", block=0, start=0, end=len(text)))


@given(st.lists(PIECES, max_size=60), st.integers(1, 40))
def test_excerpts_follow_each_other_and_end_at_stops(pieces: list[str], times: int) -> None:
    text = "".join(pieces) * times
    reached = 0
    for one in excerpts([paragraph(text)]):
        if isinstance(one, Excerpt):
            assert one.text == text[one.offset : one.offset + len(one.text)]
            assert one.offset >= reached
            assert one.offset == 0 or text[one.offset - 1] in "。；，、"
            reached = one.offset + len(one.text)
        else:
            assert one.text == text


def test_a_report_in_one_line_gives_every_fact_at_its_place() -> None:
    long = paragraph(SENTENCE * 60)
    document = Document("甲.txt", Format.TEXT, "", (long,))
    facts = read_prose((document,), (), 2023).facts
    basic = [one for one in facts if one.term == "基本支出"]
    assert len(basic) == 60
    for number, one in enumerate(basic):
        start = one.place.start
        assert start is not None
        assert number * len(SENTENCE) <= start < (number + 1) * len(SENTENCE)
        assert long.text[start:].startswith("120.50")


def test_what_has_no_stop_is_passed_over() -> None:
    text = "支出12万元 " * 400 + "。" + SENTENCE
    (one,) = excerpts([paragraph(text)])
    assert one.text == SENTENCE


def test_a_paragraph_of_data_is_not_read_to_its_end() -> None:
    read = [one.text for one in excerpts([paragraph("支出12万元，" * 30_000)])]
    assert 19_000 < sum(text.count("12") for text in read) <= 20_000
