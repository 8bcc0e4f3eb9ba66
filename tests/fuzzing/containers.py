"""Mutations that know the container: parts of a zip, objects of a PDF."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fuzzing.markup import MARKUP
from fuzzing.mutations import RAW, TEXTUAL, Mutation

STRANGE = ("../../etc/passwd", "word/document.xml", "/absolute.xml", "a" * 300, "空\u202e名",
           "word/vbaProject.bin", "EncryptedPackage", "xl/worksheets/sheet1.xml")  # fmt: skip
HEAVY = re.compile(r"document|sheet|styles|numbering|Strings")
NUMBERS = (b"0", b"-1", b"1e38", b"99999999", b"4294967296", b"0.0000001", b"x", b"")


def one_part(data: bytes, rng: Random) -> bytes:
    """Break one part of a package and pack it again."""
    parts = _parts(data)
    heavy = [name for name in parts if HEAVY.search(name)]
    name = rng.choice(heavy if heavy and rng.random() < 0.85 else list(parts))
    change = rng.choice((*MARKUP, *MARKUP, *TEXTUAL, *RAW))
    if parts[name]:
        parts[name] = change(parts[name], rng)
    return _packed(parts)


def lose_part(data: bytes, rng: Random) -> bytes:
    parts = _parts(data)
    del parts[rng.choice(list(parts))]
    return _packed(parts)


def swap_parts(data: bytes, rng: Random) -> bytes:
    parts = _parts(data)
    one, other = rng.sample(list(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def strange_part(data: bytes, rng: Random) -> bytes:
    """A part that should not be there, a name twice, a part that unpacks to a flood."""
    size = rng.choice((10, 1_000_000, 80_000_000))
    made = BytesIO(data)
    with ZipFile(made, "a", ZIP_DEFLATED, compresslevel=1) as archive:
        name = rng.choice(STRANGE)
        if name in archive.namelist() and rng.random() < 0.5:
            name += ".bak"
        with warnings.catch_warnings():  # a name may be there twice on purpose
            warnings.simplefilter("ignore", UserWarning)
            archive.writestr(_dated(name), b" " * size, ZIP_DEFLATED, compresslevel=1)
    return made.getvalue()


def lie_in_directory(data: bytes, rng: Random) -> bytes:
    """Sizes, offsets and flags of a zip's headers that are not true."""
    some = bytearray(data)
    starts = [m.start() for m in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
    for _ in range(rng.choice((1, 3))):
        at = rng.choice(starts) + rng.randrange(4, 30)
        if at < len(some):
            some[at] = rng.choice((0, 1, 0x7F, 0xFF, rng.randrange(256)))
    return bytes(some)


def pdf_numbers(data: bytes, rng: Random) -> bytes:
    """Numbers of a PDF: lengths, boxes, counts, operands, object references."""
    share = rng.choice((0.001, 0.01, 0.2))

    def other(found: re.Match[bytes]) -> bytes:
        return rng.choice(NUMBERS) if rng.random() < share else found[0]

    return re.sub(rb"(?<![\w.])-?\d+(?:\.\d+)?", other, data)


def pdf_references(data: bytes, rng: Random) -> bytes:
    """References that point elsewhere: loops among pages, fonts that are streams."""
    objects = re.findall(rb"(\d+) 0 obj", data) or [b"1"]

    def other(found: re.Match[bytes]) -> bytes:
        return rng.choice(objects) + b" 0 R" if rng.random() < 0.1 else found[0]

    return re.sub(rb"\d+ 0 R", other, data)


def pdf_lines(data: bytes, rng: Random) -> bytes:
    """A page ruled with thousands of lines."""
    count = rng.choice((100, 2000, 20_000))
    ruled = b"".join(
        b"%d %d m %d %d l S\n" % (rng.randrange(600), rng.randrange(800), rng.randrange(600),
                                  rng.randrange(800))
        for _ in range(count)
    )  # fmt: skip
    at = data.find(b"stream\n")
    return data[: at + 7] + ruled + data[at + 7 :] if at >= 0 else data


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            how = ZIP_STORED if len(part) < 100 else ZIP_DEFLATED
            archive.writestr(_dated(name), part, how, compresslevel=1)
    return made.getvalue()


def _dated(name: str) -> ZipInfo:
    """A fixed date: a seed makes the same bytes at any time."""
    return ZipInfo(name, (2024, 1, 1, 0, 0, 0))


PACKAGE: tuple[Mutation, ...] = (one_part, one_part, one_part, one_part, one_part, lose_part,
                                 swap_parts, strange_part, lie_in_directory)  # fmt: skip
PDF: tuple[Mutation, ...] = (pdf_numbers, pdf_numbers, pdf_references, pdf_lines)
