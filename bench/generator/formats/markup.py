"""HTML pages as office sites publish them, and Markdown."""

from __future__ import annotations

import random
from html import escape

from generator.grids import Grid
from generator.report import Block, Draft


def html(draft: Draft, rng: random.Random) -> bytes:
    """A page with a menu, the report and a footer."""
    style = rng.choice(("p", "div", "span"))
    parts = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>绩效自评报告</title></head>",
        "<body><div class='nav'><a href='/'>首页</a> <a href='/zw'>政务公开</a></div>",
        "<div class='content'>",
    ]
    for block in draft.blocks:
        if block.grid is not None:
            parts.append(_html_table(block.grid))
        else:
            parts.append(_html_block(block, style, rng))
    parts.append("</div></body></html>")
    return "\n".join(parts).encode("utf-8")


def _html_block(block: Block, style: str, rng: random.Random) -> str:
    text = escape(block.printed)
    if block.level and rng.random() < 0.3:
        return f"<h{min(block.level + 1, 4)}>{text}</h{min(block.level + 1, 4)}>"
    if block.level:
        return f"<p><strong>{text}</strong></p>"
    if style == "span":
        middle = len(text) // 2
        while 0 < middle < len(text) and (text[middle - 1] in "&;" or "&" in text):
            middle = 0
        return (
            f"<p style='text-indent:2em'><span>{text[:middle]}</span>"
            f"<span>{text[middle:]}</span></p>"
        )
    return f"<{style}>&nbsp;&nbsp;&nbsp;&nbsp;{text}</{style}>"


def _html_table(grid: Grid) -> str:
    rows = []
    for row in grid.rows():
        cells = "".join(
            f"<td{_span('rowspan', c.down)}{_span('colspan', c.across)}>{escape(c.text)}</td>"
            for c in row
            if c
        )
        rows.append(f"<tr>{cells}</tr>")
    table = f"<table border='1'>{''.join(rows)}</table>"
    footer = f"<p>{escape(grid.footer)}</p>" if grid.footer else ""
    return f"<p>{grid.caption}</p><p>{grid.title}</p>{table}{footer}"


def _span(name: str, count: int) -> str:
    return f" {name}='{count}'" if count > 1 else ""


def markdown(draft: Draft, rng: random.Random) -> bytes:
    """Markdown with pipe tables; merged cells leave empty ones."""
    lines: list[str] = []
    for block in draft.blocks:
        if block.grid is not None:
            lines += _markdown_table(block.grid)
        elif block.level:
            lines += ["#" * min(block.level, 4) + " " + block.printed, ""]
        else:
            lines += [block.printed, ""]
    return "\n".join(lines).encode("utf-8")


def _markdown_table(grid: Grid) -> list[str]:
    rows = [[c.text if c else "" for c in row] for row in grid.rows()]
    lines = [grid.caption, "", grid.title, ""]
    for i, row in enumerate(rows):
        lines.append("| " + " | ".join(row) + " |")
        if i == 0:
            lines.append("|" + " --- |" * len(row))
    return [*lines, "", grid.footer, ""]
