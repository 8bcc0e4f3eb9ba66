"""Plain text and markdown: encodings, tab-led dumps, drawn tables, wrapped lines."""

from __future__ import annotations

import pytest

from endless import ends
from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document, Doubt, Format, Table

SENTENCE = "2024年度基本支出369.58万元，其中人员经费335.16万元，公用经费34.42万元。"


def _read(text: str, encoding: str = "utf-8", limits: Limits | None = None) -> Document:
    return read(text.encode(encoding), "报告.txt", limits)


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5"],
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    text = (
        "一、機構設置\r\n人員經費123.45萬元，占81%\r\n"
        if encoding == "big5"
        else (f"一、基本情况\r\n{SENTENCE}\r\n")
    )
    document = _read(text, encoding)
    assert document.format is Format.TEXT
    assert _texts(document) == text.split("\r\n")[:2]
    assert not document.notes


def test_a_broken_byte_is_noted_and_garbage_refused() -> None:
    broken = (SENTENCE * 5).encode() + b"\xe4\xb8"
    document = read(broken, "报告.txt")
    assert [note.doubt for note in document.notes] == [Doubt.UNREADABLE_TEXT]
    for garbage in (bytes(range(256)) * 8, b"\x00\x01\x02" * 300, b"\xff\xfe\x00" * 99):
        with pytest.raises(Unreadable, match="报告.txt"):
            read(garbage, "报告.txt")


def test_places_and_empty_lines() -> None:
    document = _read("一、基本情况\n\n\n（一）职能\n　　正文。\n")
    places = [(p.place.block, p.place.start, p.place.end, p.gap) for p in document.paragraphs]
    assert places == [(0, 0, 6, 0), (1, 0, 5, 2), (2, 0, 5, 0)]
    assert document.paragraphs[2].text == "　　正文。"


DUMP = """\
附件1-2
整体支出绩效自评表
\t预算单位名称
\t青禾县总工会

\t绩
效
指
标
\t一级指标
\t二级指标
\t年度指标值
\t得分

\t
\t产出指标

\t数量
指标
\t≥10
\t9

\t
\t
\t质量指标
\t
\t

\t总分
\t95

填表人：甲
"""


def test_a_tab_led_dump_is_a_table() -> None:
    document = _read(DUMP)
    assert _texts(document) == ["附件1-2", "整体支出绩效自评表", "填表人：甲"]
    (table,) = document.tables
    assert _rows(table) == [
        ["预算单位名称", "青禾县总工会"],
        ["绩\n效\n指\n标", "一级指标", "二级指标", "年度指标值", "得分"],
        ["", "产出指标", "数量\n指标", "≥10", "9"],
        ["", "", "质量指标", "", ""],
        ["总分", "95"],
    ]
    assert all(cell.certain for cell in table.cells)
    cell = table.at(3, 5)
    assert cell is not None and (cell.place.table, cell.place.row, cell.place.column) == (
        1,
        3,
        5,
    )


def test_short_rows_of_a_dump_are_not_glued_together() -> None:
    rows = ["项目 预算 执行 得分", "名称 甲", "负责人 乙", "金额 1 2 3"]
    dump = "\n\n".join("\n".join(f"\t{cell}" for cell in row.split()) for row in rows)
    (table,) = _read(dump).tables
    assert [len(row) for row in table.rows] == [4, 2, 2, 4]


def test_two_dumps_with_titles_between_are_two_tables() -> None:
    one = "\t甲\n\t1\n\n\t乙\n\t2\n\n"
    document = _read(f"附件1\n{one}填表人：甲\n附件2\n自评表\n{one}")
    assert [len(table.rows) for table in document.tables] == [2, 2]
    assert _texts(document) == ["附件1", "填表人：甲", "附件2", "自评表"]


def test_prose_indented_with_tabs_is_no_table() -> None:
    document = _read("".join(f"\t{SENTENCE * 2}\n\t{SENTENCE}\n\n" for _ in range(4)))
    assert not document.tables
    assert len(document.paragraphs) == 8
    assert document.paragraphs[0].text.startswith("\t2024")


def test_pipe_tables() -> None:
    document = _read("# 报告\n\n| 项目 | **预算** |\n|---|--:|\n| 人员<br>经费 | 1\\|2 |\n尾\n")
    assert document.format is Format.MARKDOWN
    assert _rows(document.tables[0]) == [["项目", "预算"], ["人员\n经费", "1|2"]]
    assert [(p.text, p.level) for p in document.paragraphs] == [("报告", 1), ("尾", None)]


def test_one_value_and_a_pipe_stays_lines() -> None:
    document = _read("项目 |\n预算 |\n甲 |\n12.3 |\n|\n")
    assert not document.tables
    assert len(document.paragraphs) == 5


def test_tabs_between_cells() -> None:
    document = _read(
        "基础数据表\n项目\t预算\t决算\n甲\t1\t2\n乙\t\t3\n\n填表人：甲\t日期：乙\n"
    )
    assert _rows(document.tables[0]) == [
        ["项目", "预算", "决算"],
        ["甲", "1", "2"],
        ["乙", "", "3"],
    ]
    assert _texts(document) == ["基础数据表", "填表人：甲\t日期：乙"]


def test_rows_of_another_length_are_not_certain() -> None:
    (table,) = _read("a\tb\tc\n1\t2\t3\n4\t5\t6\n7\t8\n").tables
    assert [all(c.certain for c in row) for row in table.rows] == [True, True, True, False]


def test_fixed_width_lines_are_joined() -> None:
    whole = "青禾县总工会内设股室三个分别为办公室组织部和权益保障部共有编制人数二十一人" * 4
    lines = [whole[at : at + 30] for at in range(0, len(whole), 30)]
    document = _read("一、基本情况\n" + "\n".join(lines) + "\n（一）职能职责\n")
    assert _texts(document) == ["一、基本情况", whole, "（一）职能职责"]


def test_lines_of_uneven_length_are_not_joined() -> None:
    lines = [SENTENCE[:n] for n in (30, 41, 22, 36, 28)]
    assert _texts(_read("\n".join(lines))) == lines


_PRINTED = """（一）教育类科目 3,806,105.16 元,占预算总额的比重为
82.27%,同比增加 1,520,772.45 元,主要是新增了两个年级
的班级,教职工的人数和学生的人数都比去年有所增加。
（二）就业类科目 557,718.56 元,占预算总额的比重
为 7.9%,同比增加 85,314.72 元,主要是缴费的基数按照
规定作了调整,缴费的人数也有所增加,其中机关缴费
373,632.50 元,其余由所属的三个事业单位分别缴纳,每
个单位的缴费标准都没有变化。
（三）住房类科目 418,288.92 元,占预算总额的比重
为 5.9%,与上年持平,按照规定的比例为全体在职的职
工缴存住房公积金,退休的职工不再缴存。"""


def test_lines_of_a_printed_page_are_joined_though_digits_make_them_uneven() -> None:
    assert _texts(_read(_PRINTED)) == [
        "（一）教育类科目 3,806,105.16 元,占预算总额的比重为82.27%,同比增加 1,520,772.45 元,"
        "主要是新增了两个年级的班级,教职工的人数和学生的人数都比去年有所增加。",
        "（二）就业类科目 557,718.56 元,占预算总额的比重为 7.9%,同比增加 85,314.72 元,"
        "主要是缴费的基数按照规定作了调整,缴费的人数也有所增加,其中机关缴费373,632.50 元,"
        "其余由所属的三个事业单位分别缴纳,每个单位的缴费标准都没有变化。",
        "（三）住房类科目 418,288.92 元,占预算总额的比重为 5.9%,与上年持平,"
        "按照规定的比例为全体在职的职工缴存住房公积金,退休的职工不再缴存。",
    ]


def test_rows_of_figures_and_plain_sentences_are_no_printed_page() -> None:
    rows = "\n".join(
        f"第{n}项商品和服务支出明细科目  1,23{n}.50  1,24{n}.60  98.1%" for n in range(9)
    )
    assert len(_texts(_read(rows))) == 9
    sentences = "\n".join([SENTENCE] * 12)
    assert _texts(_read(sentences)) == [SENTENCE] * 12


@pytest.mark.parametrize(
    "first, second",
    [
        ("本年度共发放困难职工帮扶资金合计1.5万", "元，惠及职工。"),
        ("本年度公用经费支出占全部基本支出的9", "%，有所下降。"),
        ("本年度公用经费较上年相比下降的幅度为95.", "10%左右。"),
    ],
)
def test_a_number_cut_from_its_unit_is_made_whole(first: str, second: str) -> None:
    assert _texts(_read(f"{first}\n{second}\n")) == [first + second]


def test_new_paragraphs_are_not_mistaken_for_cut_numbers() -> None:
    lines = ["全年参加职工医疗互助活动的职工共3027", "元旦健身环城跑活动圆满举行"]
    assert _texts(_read("\n".join(lines))) == lines


def test_limits_are_kept() -> None:
    with pytest.raises(Unreadable, match="上限"):
        _read(SENTENCE * 10, limits=Limits(characters=100))
    with pytest.raises(Unreadable, match="上限"):
        _read("a\tb\n" * 100, limits=Limits(cells=50))


@pytest.mark.parametrize(
    "line", ["\t甲乙丙丁。", "12 |", "甲\t乙\t\n\t", "\t一\n\n二", "| a |\n"]
)
def test_long_files_take_no_quadratic_time(line: str) -> None:
    with ends(line):
        _read((line + "\n") * 20_000)


def test_a_row_of_one_cell_between_tabs_stays_in_its_table() -> None:
    document = _read(
        "项目\t上年\t本年\n甲\t1\t2\n乙（一项一行）\t\t\n\t\t\n保障措施\t\t\n填表人：丙"
    )
    (table,) = document.tables
    assert [row[0].text for row in table.rows] == [
        "项目",
        "甲",
        "乙（一项一行）",
        "",
        "保障措施",
    ]
    assert [p.text for p in document.paragraphs] == ["填表人：丙"]
