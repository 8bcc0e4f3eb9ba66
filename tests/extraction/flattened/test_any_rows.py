"""Whatever the rows and however they were flattened: what is certain is right."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.flattened.texts import (
    HEADS,
    rows_of,
)
from hengji.report.forms import IndicatorRow

_NAMES = [
    "竞赛场次",
    "走访职工人数",
    "办结率",
    "2024年会员数",
    "100人以上企业建会数",
    "职工满意度",
]
_VALUES = ["≥8场", "9场", "300人", "95%", "12", "100", "及时", "年底前", "0", "达成预期指标"]
_POINTS = ["5", "10", "12.5", "20", "0"]
_REASONS = ["", "", "人手不足", "0", "受天气影响，部分场次取消。", "/", "无"]
_LEVELS = [
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
]  # fmt: skip
Drawn = tuple[str, str, str, str, str, str]


@st.composite
def drawn_rows(draw: st.DrawFn) -> list[tuple[tuple[str, str], Drawn]]:
    return [
        (
            level,
            (
                draw(st.sampled_from(_NAMES)), draw(st.sampled_from(_VALUES)),
                draw(st.sampled_from(_VALUES)), draw(st.sampled_from(_POINTS)),
                draw(st.sampled_from(_POINTS)), draw(st.sampled_from(_REASONS)),
            ),
        )
        for level in _LEVELS
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip


def _printed(rows: list[tuple[tuple[str, str], Drawn]]) -> list[list[str]]:
    """Every row with the levels that are new in it, as merged cells leave them."""
    found: list[list[str]] = [list(HEADS)]
    before = ("", "")
    for level, cells in rows:
        first = [] if level[0] == before[0] else [level[0]]
        second = [] if level == before else [level[1]]
        found.append([*first, *second, *cells])
        before = level
    return [*found, ["总分", "100", "95"]]


def test_a_reason_before_a_name_that_is_a_level_too_is_no_name() -> None:
    """职工满意度 is an indicator or a level: the row may begin there or with 人手不足."""
    level = ("满意度指标", "服务对象满意度指标")
    found = _flat([
        (level, ("竞赛场次", "≥8场", "≥8场", "5", "5", "人手不足")),
        (level, ("职工满意度", "≥8场", "12", "5", "0", "")),
    ])  # fmt: skip
    assert not [row.level3 for row in found if row.certain and row.level3.text == "人手不足"]


@settings(max_examples=120, deadline=None)
@given(drawn_rows(), st.sampled_from(["dropped", "blank", "spaces", "one line", "bars"]))
def test_what_is_certain_is_right(rows: list[tuple[tuple[str, str], Drawn]], way: str) -> None:
    table = _printed(rows)
    filled = [[c for c in row if c] for row in table]
    text = {
        "dropped": "\n".join(c for row in filled for c in row),
        "blank": "\n".join(c for row in table for c in row),
        "spaces": "\n".join(" ".join(row) for row in filled),
        "one line": " ".join(c for row in filled for c in row),
        "bars": "\n".join(f"{c} |".strip() for row in table for c in row),
    }[way]
    known = {(c[0], c[1], c[2], c[3], c[4]) for _, c in rows}
    for row in (r for r in rows_of(text) if r.certain):
        texts = (row.level3, row.target, row.actual, row.weight_text, row.score_text)
        assert tuple(t.text if t else "" for t in texts) in known


def _flat(rows: list[tuple[tuple[str, str], Drawn]]) -> list[IndicatorRow]:
    """These rows as read from one cell a line, empty cells dropped."""
    return rows_of("\n".join(c for row in _printed(rows) for c in row if c))
