"""Whatever is printed is read back, digit for digit, at its place."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.reading import read, read_paragraphs
from hengji.extraction.prose.folding import plain
from hengji.extraction.prose.quantities import quantities
from hengji.kernel.figures import Hedge
from hengji.report.relations import Change

_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_UNITS = ["元", "万元", "亿元", "人", "名", "场次", "%", "个百分点", "分", "平方米"]
_amounts = st.decimals(0, 99999999, places=2, allow_nan=False)
_counts = st.integers(0, 9999999)


@settings(max_examples=200)
@given(_amounts | _counts.map(Decimal), st.sampled_from(_UNITS), st.booleans(), st.booleans())
def test_printed_digits_come_back(value: Decimal, unit: str, grouped: bool, wide: bool) -> None:
    digits = f"{value:,}" if grouped else f"{value}"
    printed = f"{digits}{unit}"
    text = f"共{printed.translate(_WIDE) if wide else printed}。"
    if wide and grouped and "," in digits and "." not in digits and ",0" not in digits:
        return  # a lone full-width comma may part two numbers
    (found,) = quantities(plain(text).text)
    assert str(found.figure.digits) == str(value)
    assert found.figure.unit.symbol in (unit, "㎡")
    assert found.certain


@settings(max_examples=200)
@given(_amounts, st.integers(1, 9))
def test_a_wrapped_number_is_one_number(value: Decimal, cut: int) -> None:
    printed = f"{value:,}万元"
    at = printed.index(".") + 1 if cut > 6 else printed.index("万")
    text = f"支出{printed[:at]}\n{printed[at:]}，下同"
    (found,) = read(text).facts
    assert found.figure.digits == value
    assert found.place.quote == f"{printed[:at]}\n{printed[at:]}"


@given(
    st.text(
        "一二三四五六七八九十百千万零两〇壹贰叁0123456789.,，-—~%元万人年月日第届(（）)：/ \n",
        max_size=60,
    )
)
def test_nothing_breaks_it(text: str) -> None:
    for fact in (*read(text).facts, *read(text).quantities):
        start, end = fact.place.start, fact.place.end
        assert start is not None and end is not None and 0 <= start < end <= len(text)
        assert text[start:end].startswith(fact.place.quote[:1])


@given(st.text(max_size=80))
def test_folding_keeps_offsets(text: str) -> None:
    folded = plain(text)
    for position in range(len(folded.text)):
        start, end = folded.original(position, position + 1)
        assert end == start + 1 and start < len(text)
    assert folded.original(0, len(folded.text))[1] <= len(text)


def test_hedges() -> None:
    found = quantities(plain("1600余名，近50人，约4.5万元，20人左右，50人以上，不足3家").text)
    assert [q.figure.hedge for q in found] == [
        Hedge.OVER, Hedge.NEAR, Hedge.ABOUT, Hedge.ABOUT, Hedge.OVER, Hedge.NEAR,
    ]  # fmt: skip


def test_a_range_is_nothing_exact() -> None:
    (found,) = quantities(plain("走访1～2家企业").text)
    assert found.vague and not found.certain and not found.figure.is_exact


def test_digits_that_spaces_part_are_not_guessed() -> None:
    assert not any(q.certain for q in quantities(plain("基本支出3 456.5万元").text))


def test_a_unit_in_the_heading_serves_bare_numbers() -> None:
    prose = read_paragraphs("（单位：万元）", "基本支出265.18，项目支出147.18。")
    assert [str(f.figure) for f in prose.facts] == ["265.18 万元", "147.18 万元"]


def test_a_heading_says_what_the_figures_are_about() -> None:
    prose = read_paragraphs("（一）基本支出情况", "年初预算数为250万元，决算数为265.18万元。")
    assert [f.term for f in prose.facts] == ["基本支出", "基本支出"]


def test_a_heading_does_not_claim_what_is_spent_on_things() -> None:
    prose = read_paragraphs(
        "（一）基本支出情况", "慰问困难儿童，送去书包等物资，共计0.58万元。"
    )
    assert prose.facts == ()


def test_a_project_is_not_the_whole() -> None:
    prose = read_paragraphs("项目支出情况", "其中送清凉活动经费支出10万元，用于慰问一线职工。")
    (fact,) = prose.facts
    assert (fact.term, fact.scope) == ("项目支出", "送清凉活动")


def test_the_base_may_stand_in_another_paragraph() -> None:
    prose = read_paragraphs(
        "上年公用经费决算数54.38万元。", "公用经费52.48万元，比上年减少1.9万元。"
    )
    (change,) = prose.relations
    assert isinstance(change, Change)
    assert change.base is not None and change.base.figure.digits == Decimal("54.38")
    assert change.inferred
