"""The parts of a docx that do not depend on its text: styles, numbering, page furniture."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_OPC = "application/vnd.openxmlformats-package"
_CORE_TYPE = f"{_PKG}/relationships/metadata/core-properties"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TYPES = f"""{_XML}<Types xmlns="{_PKG}/content-types">
<Default Extension="rels" ContentType="{_OPC}.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_MAIN}.fontTable+xml"/>
<Override PartName="/docProps/core.xml" ContentType="{_OPC}.core-properties+xml"/>
</Types>"""

_RELS = f"""{_XML}<Relationships xmlns="{_PKG}/relationships">
<Relationship Id="rId1" Type="{_DOC}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_CORE_TYPE}" Target="docProps/core.xml"/>
</Relationships>"""

_DOCUMENT_RELS = f"""{_XML}<Relationships xmlns="{_PKG}/relationships">
<Relationship Id="rId1" Type="{_DOC}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_DOC}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_DOC}/header" Target="header1.xml"/>
<Relationship Id="rId4" Type="{_DOC}/footer" Target="footer1.xml"/>
<Relationship Id="rId5" Type="{_DOC}/fontTable" Target="fontTable.xml"/>
</Relationships>"""


def _fonts(name: str) -> str:
    roles = " ".join(f'w:{role}="{name}"' for role in ("ascii", "hAnsi", "eastAsia"))
    return f'<w:rFonts {roles} w:cs="Times New Roman"/>'


def _style(key: str, name: str, shape: str, letters: str, based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:qFormat/>'
        f"<w:pPr>{shape}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_STYLES = (
    f'{_XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f"{_fonts('仿宋_GB2312')}"
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/>'
    '<w:ind w:firstLine="640" w:firstLineChars="200"/><w:jc w:val="both"/></w:pPr></w:style>'
    + _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="120" w:after="240" w:line="640" w:lineRule="exact"/>'
        '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>',
        f'{_fonts("方正小标宋简体")}<w:sz w:val="44"/><w:szCs w:val="44"/>',
    )
    + _style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:outlineLvl w:val="0"/>',
        _fonts("黑体"),
    )
    + _style(
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:outlineLvl w:val="1"/>',
        _fonts("楷体_GB2312"),
    )
    + _style("Heading3", "heading 3", '<w:keepNext/><w:outlineLvl w:val="2"/>', "")
    + _style(
        "TableText",
        "Table Text",
        '<w:spacing w:line="260" w:lineRule="exact"/>'
        '<w:ind w:firstLine="0" w:firstLineChars="0"/>',
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    )
    + _style(
        "FormText",
        "Form Text",
        '<w:spacing w:line="360" w:lineRule="atLeast"/>'
        '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/>',
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    )
    + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="57" '
    'w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    "</w:styles>"
)


def _level(at: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:firstLine="640" w:firstLineChars="200"/></w:pPr></w:lvl>'
    )


_NUMBERING = (
    f'{_XML}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCountingThousand", "%1、")
    + _level(1, "chineseCountingThousand", "（%2）")
    + _level(2, "decimal", "%3.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

_HEADER = (
    f'{_XML}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:ind w:firstLine="0" w:firstLineChars="0"/>'
    '<w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
    "<w:t>预算绩效管理</w:t></w:r></w:p></w:hdr>"
)


def _small(inner: str) -> str:
    return f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr>{inner}</w:r>'


_FOOTER = (
    f'{_XML}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:ind w:firstLine="0" w:firstLineChars="0"/>'
    '<w:jc w:val="center"/></w:pPr>'
    + _small('<w:t xml:space="preserve">— </w:t>')
    + _small('<w:fldChar w:fldCharType="begin"/>')
    + _small('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    + _small('<w:fldChar w:fldCharType="separate"/>')
    + _small("<w:t>1</w:t>")
    + _small('<w:fldChar w:fldCharType="end"/>')
    + _small('<w:t xml:space="preserve"> —</w:t>')
    + "</w:p></w:ftr>"
)

_FONT_TABLE = f'{_XML}<w:fonts xmlns:w="{W}">' + "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
    for name, other in (
        ("仿宋_GB2312", "FangSong"),
        ("楷体_GB2312", "KaiTi"),
        ("黑体", "SimHei"),
        ("方正小标宋简体", "SimSun"),
    )
) + "</w:fonts>"  # fmt: skip

_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-02T03:04:05Z</dcterms:created>'
    "</cp:coreProperties>"
)

PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": _RELS,
    "word/_rels/document.xml.rels": _DOCUMENT_RELS,
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
    "word/header1.xml": _HEADER,
    "word/footer1.xml": _FOOTER,
    "word/fontTable.xml": _FONT_TABLE,
    "docProps/core.xml": _CORE,
}
