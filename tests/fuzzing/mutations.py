"""Ways to break a file. Each takes the bytes and a random source, and gives other bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]
DIGITS = re.compile(rb"\d+(?:\.\d+)?")
FIGURES = (b"", b"0", b"9" * 40, b"-1", b"1e9999", b"0.", b"%", "１２".encode(), b"1,2,3,",
           b"0.00000000000000000001", "壹佰".encode(), b"NaN", b"9999999999999999")  # fmt: skip
WORDS = ("其中：", "分别为", "合计", "占", "%", "（", "）", "“", "一、", "（一）", "\t", "|",
         "较上年增加", "万元", "×100%=", "年", "共", "余", "、", "。", "\u3000", "\ufeff",
         "\u202e", "\x00", "增加（减少）")  # fmt: skip


def flip_bits(data: bytes, rng: Random) -> bytes:
    some = bytearray(data)
    for _ in range(rng.choice((1, 4, 32, 256))):
        some[rng.randrange(len(some))] ^= 1 << rng.randrange(8)
    return bytes(some)


def truncate(data: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(len(data))]


def cut_head(data: bytes, rng: Random) -> bytes:
    return data[rng.randrange(min(len(data), 4096)) :]


def drop_chunk(data: bytes, rng: Random) -> bytes:
    start, end = _range(data, rng)
    return data[:start] + data[end:]


def repeat_chunk(data: bytes, rng: Random) -> bytes:
    start, end = _range(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 3, 20)) + data[end:]


def swap_chunks(data: bytes, rng: Random) -> bytes:
    a, b, c, d = sorted(rng.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def insert_noise(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(rng.choice((1, 16, 600))) + data[at:]


def blank_chunk(data: bytes, rng: Random) -> bytes:
    start, end = _range(data, rng)
    return data[:start] + bytes(end - start) + data[end:]


def change_figures(data: bytes, rng: Random) -> bytes:
    """Figures become other figures: what is sound for a reader may not be for a rule."""
    share = rng.choice((0.02, 0.2, 0.9))

    def other(found: re.Match[bytes]) -> bytes:
        return rng.choice(FIGURES) if rng.random() < share else found[0]

    return DIGITS.sub(other, data)


def scatter_words(data: bytes, rng: Random) -> bytes:
    """Words of the trade where they do not belong."""
    text = data.decode("utf-8", "replace")
    for _ in range(rng.choice((1, 10, 100))):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(WORDS) * rng.choice((1, 1, 3)) + text[at:]
    return text.encode()


def shuffle_lines(data: bytes, rng: Random) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def glue_lines(data: bytes, rng: Random) -> bytes:
    """One endless line, or one without the tabs that part the cells."""
    return data.replace(rng.choice((b"\n", b"\t", b"\n\n", b"\n\t")), b"")


def break_encoding(data: bytes, rng: Random) -> bytes:
    """Another encoding, with a broken character in the middle."""
    text = data.decode("utf-8", "replace")
    code = rng.choice(("gb18030", "utf-16-le", "utf-16", "utf-32", "big5", "utf-8-sig"))
    made = text.encode(code, "ignore")
    return flip_bits(drop_chunk(made, rng), rng) if made and rng.random() < 0.6 else made


def repeat_words(data: bytes, rng: Random) -> bytes:
    """A hundred thousand times the same: what a slow pattern chokes on."""
    word = rng.choice((*WORDS, "9", "1,", "1.", "（一）是", "1+", "｜", "| ", "其中：1万元，"))
    at = rng.randrange(len(data) + 1)
    return data[:at] + (word * rng.choice((300, 20_000, 60_000))).encode() + data[at:]


def _range(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(data))
    return start, min(len(data), start + rng.choice((1, 64, 1024, 16_384)))


RAW: tuple[Mutation, ...] = (flip_bits, truncate, cut_head, drop_chunk, repeat_chunk,
                             swap_chunks, insert_noise, blank_chunk)  # fmt: skip
TEXTUAL: tuple[Mutation, ...] = (change_figures, scatter_words, shuffle_lines, glue_lines,
                                 break_encoding, repeat_words)  # fmt: skip
