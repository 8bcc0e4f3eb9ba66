"""Zip packages (docx, xlsx) opened under limits: a bomb is refused before it goes off."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from hengji.readers.reader import Limits, Source, Unreadable

_DAMAGED = "请用 Word、Excel 或 WPS 打开后另存，或重新下载、重新发送后再试"
_UNDRESS = "请在原程序里去掉密码另存后再试"
_SUSPECT = "请用 Word、Excel 或 WPS 打开，核对来源后另存再试"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED_FLAG = 0x1
_HARMLESS_FLAGS = 0x80E
"""How hard it was packed, where its sizes stand, and that its name is UTF-8."""
_PLAIN = re.compile(r"\w[\w-]*(?:\.\w+)?")
_HEADER = struct.Struct("<4s22xHH")
_STRICT, _HEAD = b"http://purl.oclc.org/ooxml/", 16_384
"""What strict files name, and the bytes in which they do: in the first tags of a part."""
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)


class Relationship(NamedTuple):
    """One line of a ``.rels`` part. ``kind`` is the last word of its type."""

    kind: str
    target: str


def _inflated(data: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """An entry's bytes where all is as usual: ``zipfile`` takes four times as long to open one.

    ``None`` where anything is not, so that ``zipfile`` looks at it and says what is wrong.
    """
    start = entry.header_offset + _HEADER.size
    if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & ~_HARMLESS_FLAGS:
        return None
    try:
        signature, name, extra = _HEADER.unpack_from(data, entry.header_offset)
        if signature != b"PK\3\4" or data[start : start + name] != entry.orig_filename.encode(
            "ascii"
        ):
            return None
        start += name + extra
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        found = stream.decompress(
            data[start : start + entry.compress_size], entry.file_size + 1
        )
    except (struct.error, zlib.error, ValueError):
        return None
    whole = stream.eof and len(found) == entry.file_size and zlib.crc32(found) == entry.CRC
    return found if whole else None


class Package:
    """The parts of one zip file. Names are looked up without regard to case.

    Raises :class:`Unreadable` for a damaged, encrypted or bloated file.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self.name = source.name
        self._limits = limits
        self._spent = 0
        self._data = source.data
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
            raise Unreadable(
                self.name, "文件不完整或已损坏，可能没有下载完或复制完", _DAMAGED
            ) from None
        entries = self._zip.infolist()
        if len(entries) > limits.entries:
            raise Unreadable(self.name, f"压缩包内的部件超过 {limits.entries} 个", _SUSPECT)
        self._entries = {e.filename.replace("\\", "/").lstrip("/").lower(): e for e in entries}
        if sum(e.file_size for e in entries) > limits.unpacked_total:
            most = limits.unpacked_total // 1_000_000
            raise Unreadable(self.name, f"解压后超过 {most} MB 上限", "请删去图片或拆分后再试")

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._entries)

    def read(self, part: str) -> bytes:
        """The bytes of ``part``, ``b""`` if the package has none of that name."""
        entry = self._entries.get(part.lower())
        if entry is None:
            return b""
        self._admit(entry, part)
        try:
            data = _inflated(self._data, entry)
            if data is None:
                with self._zip.open(entry) as stream:
                    data = stream.read(entry.file_size + 1)
        except RuntimeError:  # what zipfile raises for an encrypted entry
            raise Unreadable(self.name, "文件有打开密码", _UNDRESS, part) from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            ValueError,
            OSError,
            EOFError,
            struct.error,
        ):
            raise Unreadable(self.name, "这一部分已损坏，不能解压", _DAMAGED, part) from None
        self._spent += len(data)
        if self._spent > self._limits.unpacked_total:
            most = self._limits.unpacked_total // 1_000_000
            raise Unreadable(self.name, f"解压后超过 {most} MB 上限", _SUSPECT, part)
        return data

    def _admit(self, entry: zipfile.ZipInfo, part: str) -> None:
        limits = self._limits
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(self.name, "文件有打开密码", _UNDRESS, part)
        if entry.file_size > limits.unpacked_bytes:
            most = limits.unpacked_bytes // 1_000_000
            raise Unreadable(
                self.name,
                f"这一部分解压后超过 {most} MB 上限",
                "请删去无关内容或拆分后再试",
                part,
            )
        packed = max(entry.compress_size, 1)
        if entry.file_size > limits.harmless_bytes and entry.file_size > limits.ratio * packed:
            raise Unreadable(self.name, "压缩比异常，像是压缩炸弹，未展开", _SUSPECT, part)

    def markup(self, part: str) -> bytes:
        """The XML of ``part``, strict OOXML names made transitional; ``b""`` if absent."""
        data = self.read(part)
        if data.find(_STRICT, 0, _HEAD) >= 0:
            for strict, transitional in _TRANSITIONAL:
                data = data.replace(strict, transitional)
        return data

    def parse(self, data: bytes, part: str) -> etree._Element:
        """The root element. A document type declaration (entity bombs) is refused."""
        self.refuse_many_nodes(data, part)
        try:
            root = etree.fromstring(data, self._parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            if "depth" in str(error).lower():
                raise Unreadable(self.name, "元素嵌套过深", _SUSPECT, part) from None
            raise Unreadable(self.name, "这一部分不是完好的 XML", _DAMAGED, part) from None
        self.refuse_declarations(root, part)
        return root

    def refuse_many_nodes(self, data: bytes, part: str) -> None:
        """Raise :class:`Unreadable` if a tree of this XML could fill memory."""
        most = self._limits.nodes
        if len(data) > most and data.count(b"<") + data.count(b"=") > most:
            raise Unreadable(self.name, "元素过多，超出读取上限", "请拆分后再试", part)

    def refuse_attribute_bomb(self, data: bytes, part: str) -> None:
        """Raise :class:`Unreadable` if single elements of a stream could fill memory."""
        if data.count(b"=") > 3 * data.count(b"<") + self._limits.nodes // 10:
            raise Unreadable(self.name, "属性过多，结构异常，未读取", _SUSPECT, part)

    def refuse_declarations(self, root: etree._Element, part: str) -> None:
        """Raise :class:`Unreadable` if the tree has a document type declaration."""
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable(
                self.name, "含有文档类型声明（可能是实体炸弹），未展开", _SUSPECT, part
            )

    def tree(self, part: str) -> etree._Element | None:
        """The parsed XML of ``part``, ``None`` if it is absent."""
        data = self.markup(part)
        return self.parse(data, part) if data else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What ``part`` (``""`` for the package) refers to inside the package, by id."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relationship] = {}
        for one in () if root is None else root.iter(_RELATIONSHIP):
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target", "")
            if not _PLAIN.fullmatch(target):  # plain names need no putting right, which is slow
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            elif folder:
                target = f"{folder}/{target}"
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relationship(kind, target)
        return found

    def main_part(self, usual: str) -> str:
        """The name of the package's main part: ``usual`` if there, else what it declares."""
        if usual in self:
            return usual
        for kind, target in self.relationships("").values():
            if kind == "officeDocument" and target in self:
                return target
        raise Unreadable(self.name, "缺少主文档部分，文件不完整", _DAMAGED)
