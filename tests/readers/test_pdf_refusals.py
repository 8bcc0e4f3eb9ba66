"""PDF: files that are broken, locked or made to exhaust whoever opens them."""

from __future__ import annotations

import zlib

import pytest

from hengji.readers import Limits, Unreadable, read
from readers import build_pdf as build

PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</A 6 0 R>>>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HELLO = b"BT /F 12 Tf 50 50 Td (hello) Tj ET"


def _file(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, len(made))
    )


def _packed(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _form(content: bytes, draws: int) -> bytes:
    return (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</A %d 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream" % (draws, len(content), content)
    )


def _one_page(content: bytes, *more: bytes) -> bytes:
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return _file(b"<</Type/Catalog/Pages 2 0 R>>", pages, PAGE, _packed(content), FONT, *more)


def test_the_plain_page_is_read() -> None:
    assert [p.text for p in read(_one_page(HELLO), "a.pdf").paragraphs] == ["hello"]


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    bomb = _one_page(b" " * 30_000_000 + HELLO)
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match="解压后过大"):
        read(bomb, "a.pdf", Limits(unpacked_bytes=20_000_000))
    assert read(bomb, "a.pdf", Limits(unpacked_bytes=60_000_000)).paragraphs


def test_a_drawing_that_draws_itself_twice_is_refused() -> None:
    with pytest.raises(Unreadable, match="嵌套过多"):
        read(_one_page(HELLO + b" /A Do", _form(b"/A Do /A Do", 6)), "a.pdf")


def test_drawings_that_double_at_every_step_are_refused() -> None:
    forms = [_form(b"/A Do /A Do", 7 + step) for step in range(24)]
    with pytest.raises(Unreadable, match="嵌套过多"):
        read(_one_page(HELLO + b" /A Do", *forms, _form(b"", 6)), "a.pdf")


def test_drawings_inside_drawings_are_read() -> None:
    forms = [_form(b"/A Do", 7), _form(b"0 0 m 100 0 l S", 6)]
    assert read(_one_page(HELLO + b" /A Do /A Do", *forms), "a.pdf").paragraphs


def test_a_page_of_far_too_many_characters_is_refused() -> None:
    line = b"(" + b"a" * 100 + b") Tj 0 -1 Td "
    with pytest.raises(Unreadable, match="第1页：文字过多"):
        read(_one_page(b"BT /F 1 Tf 50 700 Td " + line * 2_100 + b"ET"), "a.pdf")


def test_text_beyond_the_limit_is_refused_and_never_cut_in_silence() -> None:
    with pytest.raises(Unreadable, match="文字过多"):
        read(_one_page(HELLO), "a.pdf", Limits(characters=4))


@pytest.mark.parametrize(
    "pages",
    [b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>", b"<</Type/Pages/Count -3/Kids[3 0 R]>>",
     b"<</Type/Pages/Count 0/Kids[]>>", b"<</Type/Pages/Kids 2 0 R>>"],
)  # fmt: skip
def test_page_trees_that_lead_nowhere(pages: bytes) -> None:
    with pytest.raises(Unreadable):
        read(_file(b"<</Type/Catalog/Pages 2 0 R>>", pages), "a.pdf")


def test_a_count_that_promises_too_many_pages_is_refused() -> None:
    pages = b"<</Type/Pages/Count 500000/Kids[3 0 R]>>"
    with pytest.raises(Unreadable):
        read(
            _file(b"<</Type/Catalog/Pages 2 0 R>>", pages, PAGE, _packed(HELLO), FONT), "a.pdf"
        )


@pytest.mark.parametrize("box", [b"[0 0 90000000 90000000]", b"[0 0 0 0]", b"[0 0 1e40 -1e40]"])
def test_pages_of_any_size_are_read(box: bytes) -> None:
    page = PAGE.replace(b"[0 0 600 800]", box)
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    data = _file(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, _packed(HELLO), FONT)
    assert [p.text for p in read(data, "a.pdf").paragraphs] == ["hello"]


def test_a_file_cut_anywhere_is_read_or_refused() -> None:
    plain = build.drawn(lambda canvas: build.write(canvas, "一、基本情况", 80))
    for cut in range(5, len(plain), max(1, len(plain) // 60)):
        try:
            read(plain[:cut], "a.pdf")
        except Unreadable as refusal:
            assert "请" in str(refusal)
