"""HTML: the flow of a page, spans, layout tables, encodings, archives."""

from __future__ import annotations

import pytest

from hengji.readers import Unreadable, read
from hengji.report.document import Document, Format, Table


def _read(page: str, encoding: str = "utf-8") -> Document:
    return read(page.encode(encoding), "报告.html")


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_blocks_breaks_and_white_space() -> None:
    document = _read(
        "<html><body><h1>绩效自评\n报告</h1><p>基本支出<b>369.58</b>&nbsp;万元<br>其中</p>"
        "<div>一<span>、</span>概况<p>（一）职能</p>尾</div></body></html>"
    )
    assert document.format is Format.HTML
    assert _texts(document) == [
        "绩效自评 报告",
        "基本支出369.58 万元",
        "其中",
        "一、概况",
        "（一）职能",
        "尾",
    ]
    assert [p.level for p in document.paragraphs] == [1, None, None, None, None, None]


def test_what_is_not_shown_is_not_read() -> None:
    document = _read(
        "<html><head><style>p{}</style><script>var a='支出'</script></head><body>"
        "<p style='display: none'>甲</p><p hidden>乙</p><noscript>丙</noscript><!-- 丁 -->"
        "<nav><a>首页</a></nav><p>正文<span style='mso-hide:all'>戊</span></p>"
        "<ul><li><a>首页</a></li><li><a>新闻</a></li><li><a>公开</a></li><li><a>互动</a></li></ul>"
        "</body></html>"
    )
    assert _texts(document) == ["正文"]


def test_a_page_that_a_script_shows_when_it_is_loaded_is_read() -> None:
    document = _read(
        "<html><body><h1>自评报告</h1>"
        "<div id='js_content' style='visibility: hidden; opacity: 0;'>"
        "<section><section><p>青禾县总工会2023年支出281.26万元。</p></section></section></div>"
        "<p style='visibility:hidden'>甲</p></body></html>"
    )
    assert _texts(document) == ["自评报告", "青禾县总工会2023年支出281.26万元。"]


def test_what_shows_nothing_does_not_part_a_number() -> None:
    document = _read("<p>支&shy;出2&#8203;81.26\u2060万元</p>")
    assert _texts(document) == ["支出281.26万元"]


def test_word_export_with_conditional_comments() -> None:
    document = _read(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml>"
        "<o:P>甲</o:P></xml><![endif]--></head><body><p class=MsoNormal><![if !supportLists]>"
        "<span>一、</span><![endif]>基本情况<o:p></o:p></p></body></html>"
    )
    assert _texts(document) == ["一、基本情况"]


def test_a_table_around_an_article_with_tables_is_layout() -> None:
    prose = "".join(
        f"<p>青禾县总工会第{n}项支出{n}1.25万元，{'完成预算。' * 20}</p>" for n in range(6)
    )
    document = _read(
        "<table><tr><td colspan=2>县政府网</td></tr><tr><td>首页</td><td>"
        f"{prose}<table><tr><td>项目</td><td>金额</td></tr><tr><td>支出</td><td>9</td></tr></table>"
        "</td></tr><tr><td colspan=2>版权所有</td></tr></table>"
    )
    assert sum("项支出" in text for text in _texts(document)) == 6
    assert [_rows(table) for table in document.tables] == [[["项目", "金额"], ["支出", "9"]]]


def test_spans_are_exact() -> None:
    document = _read(
        "<table><caption>自评表</caption><tr><th rowspan=3>产出<th colspan=2>年度指标值</tr>"
        "<tr><td>甲<td rowspan=2>1.50</tr><tr><td>乙</tr></table>"
    )
    (table,) = document.tables
    assert table.caption == "自评表"
    assert _rows(table) == [
        ["产出", "年度指标值"],
        ["产出", "甲", "1.50"],
        ["产出", "乙", "1.50"],
    ]
    first, second, value = table.at(1, 1), table.at(1, 3), table.at(3, 3)
    assert first is not None and first.row_span == 3
    assert second is not None and (second.column, second.column_span) == (2, 2)
    assert value is not None and (value.row, value.row_span) == (2, 2)


def test_cells_keep_their_lines_and_blank_cells_stay() -> None:
    (table,) = _read(
        "<table><tr><td><p>年初</p><p>预算数</p><td>&nbsp;<td></tr><tr><td>甲<td>乙<td>丙</tr>"
    ).tables
    assert _rows(table) == [["年初\n预算数", "", ""], ["甲", "乙", "丙"]]


def test_layout_tables_are_text_and_nested_ones_follow() -> None:
    inner = "<table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table>"
    document = _read(
        f"<table><tr><td><p>一、概况</p>{inner}<p>尾</p></td></tr></table>"
        f"<table><tr><td>指标名称一二三四五六七八<td>说明</tr>"
        f"<tr><td>产出数量指标说明文字很长很长<td>见下{inner}</tr></table>"
    )
    assert _texts(document) == ["一、概况", "尾"]
    assert [_rows(t)[0][0] for t in document.tables] == ["甲", "指标名称一二三四五六七八", "甲"]
    assert [t.place.block for t in document.tables] == [1, 3, 4]


def test_lists_keep_their_numbers() -> None:
    assert _texts(_read("<ol start=3><li>甲<li>乙</ol><ul><li>丙</ul>")) == [
        "3.甲",
        "4.乙",
        "丙",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    page = (
        "<html><head><meta charset=gb2312></head><body><p>支出合计312.57万元</p></body></html>"
    )
    assert _texts(_read(page, encoding)) == ["支出合计312.57万元"]


def test_a_title_only_the_head_knows_is_kept_apart() -> None:
    page = "<html><head><title>{}</title></head><body><p>绩效自评报告</p></body></html>"
    shown = _read(page.format("绩效自评报告 - 青禾县人民政府"))
    assert _texts(shown) == ["绩效自评报告"]
    (title, _) = _read(page.format("青禾县总工会2024年自评")).paragraphs
    assert (title.text, title.place.part) == ("青禾县总工会2024年自评", "标题")


def test_a_web_archive_is_opened() -> None:
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        "PHA+1qez9rrPvMY8L3A+\r\n--x--\r\n"
    )
    assert _texts(_read(archive)) == ["支出合计"]


def test_an_empty_or_monstrous_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有文字"):
        _read("<html><body><script>1</script></body></html>")
    with pytest.raises(Unreadable, match="表格过大"):
        _read("<table>" + "<tr><td rowspan=60000 colspan=999>a</td><td>b" * 2000)


def test_deep_nesting_is_bounded() -> None:
    document = _read("<html><p>甲</p>" + "<table><tr><td>a<td>" * 5_000 + "文字")
    assert document.paragraphs[0].text == "甲"
