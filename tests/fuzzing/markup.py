"""Nasty XML and HTML: deep nesting, huge spans, bombs, broken declarations."""

from __future__ import annotations

import re
from random import Random

from fuzzing.mutations import Mutation

HUGE = (b"0", b"-1", b"65536", b"999999", b"2147483648", b"99999999999999999999", b"1.5", b"x",
        b"", "３".encode())  # fmt: skip
ATTRIBUTE = re.compile(
    rb'(gridSpan|vMerge|gridBefore|gridAfter|ilvl|numId|outlineLvl|pStyle|w:w|w:val|rowspan|'
    rb'colspan|\br|\bs|\bt|ref|spans|count|uniqueCount|sheetId|r:id|style)((?: w:val)?=")[^"]*"'
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{1,200}>")
BOMB = (b'<!DOCTYPE x [<!ENTITY a "' + b"0" * 1000 + b'">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 12) for n in range(9))
        + b"]>")  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def huge_attributes(data: bytes, rng: Random) -> bytes:
    share = rng.choice((0.01, 0.1, 0.9))

    def other(found: re.Match[bytes]) -> bytes:
        if rng.random() > share:
            return found[0]
        return found[1] + found[2] + rng.choice(HUGE) + b'"'

    return ATTRIBUTE.sub(other, data)


def nest_deeply(data: bytes, rng: Random) -> bytes:
    depth = rng.choice((100, 3000, 100_000))
    name = rng.choice((b"w:p", b"w:tbl", b"w:sdt", b"div", b"table", b"span", b"w:ins"))
    whole = [b"<" + name + b">", b"</" + name + b">"]
    if name == b"w:tbl":
        whole = [b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"]
    if name == b"table":
        whole = [b"<table><tr><td>", b"</td></tr></table>"]
    tags = [m.end() for m in TAG.finditer(data)] or [0]
    at = rng.choice(tags)
    closing = whole[1] * depth if rng.random() < 0.7 else b""
    return data[:at] + whole[0] * depth + b"x" + closing + data[at:]


def drop_tags(data: bytes, rng: Random) -> bytes:
    share = rng.choice((0.005, 0.05, 0.5))
    return TAG.sub(lambda m: b"" if rng.random() < share else m[0], data)


def double_tags(data: bytes, rng: Random) -> bytes:
    share = rng.choice((0.005, 0.05))
    return TAG.sub(lambda m: m[0] * 2 if rng.random() < share else m[0], data)


def plant_entities(data: bytes, rng: Random) -> bytes:
    declared, used = rng.choice(((BOMB, b"&j;"), (OUTSIDE, b"&j;"), (b"", b"&#0;&#xFFFFFFFF;")))
    start = data.find(b"?>") + 2
    tags = [m.end() for m in TAG.finditer(data)] or [0]
    at = max(start, rng.choice(tags))
    return data[:start] + declared + data[start:at] + used + data[at:]


def lie_about_encoding(data: bytes, rng: Random) -> bytes:
    code = rng.choice((b"UTF-16", b"GBK", b"ISO-8859-1", b"UTF-7", b"none-such", b"EBCDIC-US"))
    return re.sub(rb'(?i)(encoding|charset)="[^"]*"', rb'\1="' + code + b'"', data, count=1)


def grow_table(data: bytes, rng: Random) -> bytes:
    """The same rows ten, a hundred, a thousand times."""
    found = re.search(rb"(?s)<w:tr>.*?</w:tr>|<tr>.*?</tr>|<row .*?</row>", data)
    if not found:
        return data
    return data[: found.end()] + found[0] * rng.choice((10, 300, 3000)) + data[found.end() :]


MARKUP: tuple[Mutation, ...] = (
    huge_attributes,
    nest_deeply,
    drop_tags,
    double_tags,
    plant_entities,
    lie_about_encoding,
    grow_table,
)
