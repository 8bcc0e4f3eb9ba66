"""A page as government portals publish it: navigation, script and style around the text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from documents.model import Align, Block, Grid, Heading, Line, PageBreak

HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font-family: "仿宋_GB2312", FangSong, serif; max-width: 46em; margin: 2em auto;
  line-height: 1.75; }}
h1 {{ text-align: center; font-size: 1.4em; }}
h2, h3, h4 {{ font-size: 1em; }} h2 {{ font-family: SimHei, sans-serif; }}
p {{ text-indent: 2em; margin: 0; }}
table {{ border-collapse: collapse; width: 100%; font-size: .85em; }}
td {{ border: 1px solid #000; padding: .2em .4em; text-align: center; }}
</style>
<script>window.visited = true; /* 访问统计 12345 */</script>
</head>
<body>
<nav><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></nav>
<div class="article">
"""
FOOT = "</div>\n</body>\n</html>\n"


def build_html(blocks: Sequence[Block]) -> bytes:
    """A UTF-8 page with ``rowspan`` and ``colspan``."""
    title = next((b.title for b in blocks if isinstance(b, Heading) and not b.level), "附件")
    parts = [HEAD.format(title=escape(title))]
    for block in blocks:
        match block:
            case Heading(level):
                parts.append(f"<h{level + 1}>{escape(block.text)}</h{level + 1}>\n")
            case Line(text, align):
                style = "" if align is Align.BODY else f' style="text-align:{_css(align)}"'
                parts.append(f"<p{style}>{escape(text)}</p>\n")
            case PageBreak():
                continue
            case Grid():
                parts.append(_table(block))
    return "".join([*parts, FOOT]).encode()


def _css(align: Align) -> str:
    return {Align.CENTRE: "center", Align.RIGHT: "right"}.get(align, "left")


def _table(grid: Grid) -> str:
    rows: list[list[str]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        slot = placed.slot
        spans = f' colspan="{slot.across}"' if slot.across > 1 else ""
        spans += f' rowspan="{slot.down}"' if slot.down > 1 else ""
        text = escape(slot.text).replace("\n", "<br>") or "&nbsp;"
        rows[placed.row].append(f"<td{spans}>{text}</td>")
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"<table>\n{body}\n</table>\n"
