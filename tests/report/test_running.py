"""Bounds of sentences, clauses and lines, as counted character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.kernel.places import Place
from hengji.report.facts import Text
from hengji.report.running import CLAUSE_ENDS, SENTENCE_ENDS, Running

LINES = st.lists(st.text("甲乙，。；:！?", max_size=8), min_size=1, max_size=5)


def running(lines: list[str]) -> Running:
    return Running.of(Text(line, Place("甲.txt")) for line in lines)


def counted(text: str, position: int, ends: str) -> tuple[int, int]:
    start = end = position
    while start > 0 and text[start - 1] not in ends:
        start -= 1
    while end < len(text) and text[end] not in ends:
        end += 1
    return start, end


@given(LINES, st.data())
def test_bounds_are_the_nearest_stops(lines: list[str], data: st.DataObject) -> None:
    one = running(lines)
    position = data.draw(st.integers(0, len(one.text)))
    assert one.sentence(position) == counted(one.text, position, SENTENCE_ENDS)
    assert one.clause(position) == counted(one.text, position, CLAUSE_ENDS)
    assert one.line(position) == counted(one.text, position, "\n")


@pytest.mark.parametrize(("position", "clause"), [(0, "甲乙"), (3, "丙"), (5, "丁")])
def test_clauses_end_at_commas_and_lines(position: int, clause: str) -> None:
    one = running(["甲乙，丙", "丁。"])
    assert one.text[slice(*one.clause(position))] == clause


@pytest.mark.parametrize("before", [0, 1, 63, 64, 65, 700])
def test_bounds_are_found_however_far_back(before: int) -> None:
    one = running([f"甲。{'乙' * before}丙丁，"])
    position = one.text.index("丁")
    assert one.sentence(position) == counted(one.text, position, SENTENCE_ENDS)
    assert one.clause(position) == counted(one.text, position, CLAUSE_ENDS)


@given(st.lists(st.text("甲乙\n\0", max_size=4), min_size=1, max_size=5))
def test_line_feeds_inside_a_text_become_blanks(texts: list[str]) -> None:
    assert running(texts).text == "\n".join(one.replace("\n", " ") for one in texts)


def test_what_has_no_full_stop_is_no_sentence_without_end() -> None:
    endless = running(["甲" * 5_000 + "乙" + "丙" * 5_000])
    start, end = endless.sentence(5_000)
    assert start < 5_000 < end
    assert end - start < 10_000
    assert endless.line(5_000) == (0, 10_001)


def test_a_line_is_the_one_asked_for_whatever_was_asked_before() -> None:
    lines = running(["一", "二二", "", "三"])
    asked = [lines.line(position) for position in (0, 3, 2, 1, 6, 5, 2, 0)]
    assert asked == [(0, 1), (2, 4), (2, 4), (0, 1), (6, 7), (5, 5), (2, 4), (0, 1)]
