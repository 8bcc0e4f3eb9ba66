"""Small xlsx files made of raw XML, where a writer library would not write the case."""

from __future__ import annotations

from readers.build_docx import package

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(
    rows: str,
    *,
    formats: tuple[str, ...] = (),
    strings: tuple[str, ...] = (),
    after: str = "",
    before: str = "",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """A workbook of one sheet 表.

    ``rows``: the XML inside ``sheetData``; ``before`` and ``after`` stand around it.
    ``formats``: format codes, style 1 is the first; ``strings``: inner XML of each item.
    """
    codes = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    items = "".join(f"<si>{item}</si>" for item in strings)
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'
        for name, kind, target in (
            ("s1", "worksheet", "worksheets/sheet1.xml"),
            ("st", "styles", "styles.xml"),
            ("ss", "sharedStrings", "sharedStrings.xml"),
        )
    )
    entries = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">{relations}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_S}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{items}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}">{before}<sheetData>{rows}'
        f"</sheetData>{after}</worksheet>",
    }
    return package({k: v.encode() for k, v in entries.items()} | (extra or {}))


def number(reference: str, value: str, style: int = 0) -> str:
    """A numeric cell."""
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'
