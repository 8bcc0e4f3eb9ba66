"""Figures are given sentence by sentence, each in the sentence it is printed in."""

from hengji.audit.checks.sentences import figures_by_sentence
from hengji.audit.example import sketch
from hengji.extraction.understanding import understand


def test_figures_stay_in_their_sentence() -> None:
    text = "培训职工30人；慰问职工20人。\n举办讲座4场，参加120人次。\n发放手册50份。"
    report = understand([sketch(text)])
    found = [
        (paragraph.text[begin:end], [str(f.figure) for f in facts])
        for paragraph, begin, end, facts in figures_by_sentence(
            report, lambda text: "人" in text
        )
    ]
    assert found == [
        ("培训职工30人；", ["30 人"]),
        ("慰问职工20人。", ["20 人"]),
        ("举办讲座4场，参加120人次。", ["4 场", "120 人次"]),
    ]
