"""Damaged files of the formats without a zip: refused in words, never a crash or a hang."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from endless import ends
from hengji.readers import Limits, Unreadable, read
from readers import build_pdf as build

_LIMITS = Limits(file_bytes=2_000_000, characters=200_000, cells=20_000, pages=50)
_TIMES = 120
_TEXT = (
    "附件1\n自评表\n\t一级指标\n\t得分\n\n\t产出\n\t9\n\n| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n"
    "项目\t预算\n甲\t1.5\n2024年支出369.58万元，其中1.5万\n元为公用经费。\n"
) * 3
_PAGE = (
    "<html><head><meta charset=utf-8></head><body><p>一、概况&nbsp;</p><table><tr>"
    "<td rowspan=2>甲<td colspan=3>1</tr><tr><td>乙<td>2<table><tr><td>丙<td>3</table>"
    "</tr></table><ol><li>丁</ol><div style='display:none'>戊</div></body></html>"
)


def _pdf() -> bytes:
    def page(canvas: Canvas) -> None:
        build.wrapped(canvas, _TEXT[-40:], 60)
        build.ruled(canvas, [["甲", "1"], ["", "2"]], 120, [80, 80], [((0, 0), (0, 1))])

    return build.drawn(page, page)


_SEEDS = {
    "txt": _TEXT.encode(),
    "gb": _TEXT.encode("gb18030"),
    "html": _PAGE.encode(),
    "pdf": _pdf(),
    "doc": (Path(__file__).parent / "data" / "report.doc").read_bytes(),
}


def _mutated(seed: bytes, chance: random.Random, times: int = _TIMES) -> Iterator[bytes]:
    for number in range(times):
        data = bytearray(seed)
        moving = number % 3 == 0  # most keep their length, to get past the outer structure
        for _ in range(chance.choice((1, 2, 8, 40))):
            at = chance.randrange(len(data))
            match chance.randrange(3 + 2 * moving):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    filler = chance.choice((b"\0", b"\xff", b"\x7f"))
                    data[at : at + 4] = filler * len(data[at : at + 4])
                case 2:
                    data[at] ^= 1 << chance.randrange(8)
                case 3:
                    data[at:at] = data[at : at + chance.randrange(1, 400)]
                case _:
                    del data[at + 1 : at + chance.randrange(1, 60)]
        if moving and chance.random() < 0.4:
            del data[chance.randrange(1, len(data) + 1) :]
        yield bytes(data)


@pytest.mark.parametrize("kind", _SEEDS)
def test_only_refusals_escape(kind: str) -> None:
    chance = random.Random(f"衡绩 {kind}")
    for number, data in enumerate(_mutated(_SEEDS[kind], chance)):
        with ends(number):
            try:
                document = read(data, f"报告.{kind}", _LIMITS)
                assert all(p.place.document == f"报告.{kind}" for p in document.texts())
            except Unreadable as refusal:
                assert refusal.remedy
