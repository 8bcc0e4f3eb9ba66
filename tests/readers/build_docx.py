"""Small docx files made of raw XML, each part given as a string."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{text(words)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """A table cell; plain words are put in a paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row of cells; plain words become cells."""
    made = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def part(root: str, inner: str) -> str:
    """A whole WordprocessingML part."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    parts: dict[str, tuple[str, str]] | None = None,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """A docx file.

    ``parts``: file name under ``word/`` → relationship type and inner XML; the relationship
    id is the name without its ending. ``extra``: whole entries as they are.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    named = dict(parts or {})
    if styles:
        named["styles.xml"] = ("styles", styles)
    if numbering:
        named["numbering.xml"] = ("numbering", numbering)
    rels = "".join(
        f'<Relationship Id="{name[:-4]}" Type="{_TYPES}/{kind}" Target="{name}"/>'
        for name, (kind, _) in named.items()
    )
    entries = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="a" '
        f'Type="{_TYPES}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{rels}'
        "</Relationships>",
    }
    for name, (kind, inner) in named.items():
        entries[f"word/{name}"] = part(roots.get(kind, kind), inner)
    return package({k: v.encode() for k, v in entries.items()} | (extra or {}))


def package(entries: dict[str, bytes]) -> bytes:
    """A zip file of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
