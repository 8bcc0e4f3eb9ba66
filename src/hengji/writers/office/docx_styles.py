"""The styles, fonts and page numbers of the Word file."""

from __future__ import annotations

from decimal import Decimal

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hengji.composition.package import Align, Style
from hengji.writers.office import look
from hengji.writers.office.words import escaped

_LATIN = "Times New Roman"


def add_styles(document: Document) -> None:
    """Every style of :mod:`look`, the tables' own, and the fonts that stand in for others."""
    styles = document.styles.element
    for name, one in look.LOOKS.items():
        styles.append(parse_xml(_style(name, one)))
    styles.append(parse_xml(_cell_style()))
    styles.append(parse_xml(_table_style()))
    _name_fonts(document)


def _fonts(name: str) -> str:
    return (
        f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{name}" '
        f'w:cs="{_LATIN}" w:hint="eastAsia"/>'
    )


def _size(points: float | Decimal) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(style: Style, one: look.Look) -> str:
    jc = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}.get(
        one.align, "both"
    )
    pitch = (
        f' w:line="{round(one.pitch * 20)}" w:lineRule="exact"'
        if one.pitch
        else ' w:line="240" w:lineRule="auto"'
    )
    indent = (
        f'<w:ind w:firstLineChars="{one.indent * 100}" '
        f'w:firstLine="{round(one.indent * one.size * 20)}"/>'
        if one.indent
        else ""
    )
    left = f'<w:ind w:left="{round(one.left * 20)}"/>' if one.left else ""
    tracking = f'<w:spacing w:val="{round(one.tracking * 20)}"/>' if one.tracking else ""
    level = f'<w:outlineLvl w:val="{one.level - 1}"/>' if one.level else ""
    keep = "<w:keepNext/>" if one.keep else ""
    bold = "<w:b/>" if one.bold else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" '
        f'w:styleId="Hengji{style.name.title().replace("_", "")}">'
        f'<w:name w:val="衡绩{style.value}"/><w:qFormat/><w:pPr>{keep}'
        f'<w:widowControl w:val="0"/><w:spacing w:before="{round(one.before * 20)}" '
        f'w:after="{round(one.after * 20)}"{pitch}/>'
        f'{indent}{left}<w:jc w:val="{jc}"/>{level}</w:pPr>'
        f"<w:rPr>{_fonts(one.font)}{bold}{tracking}{_size(one.size)}</w:rPr></w:style>"
    )


def _cell_style() -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="HengjiCell">'
        '<w:name w:val="衡绩表格文字"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:rPr>{_fonts(look.FANGSONG)}{_size(look.CELL_SIZE)}</w:rPr></w:style>"
    )


def _table_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    borders = "".join(f"<w:{side} {line}/>" for side in sides)
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="HengjiRuled">'
        f'<w:name w:val="衡绩表格"/><w:tblPr><w:tblBorders>{borders}'
        '</w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _name_fonts(document: Document) -> None:
    """The table of fonts names what stands in where an office lacks the official ones."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in look.STAND_INS.items()
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    ).encode()
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation._target = Part(
                PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, xml
            )
            return


def footers(document: Document, code: str) -> str:
    """Page numbers ``— 1 —``, odd pages right, even pages left; a cover's page bears none.

    Gives the references that every section names.
    """
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    references = []
    for kind, footer, align in (
        ("default", section.footer, "right"),
        ("even", section.even_page_footer, "left"),
        ("first", section.first_page_footer, ""),
    ):
        footer.is_linked_to_previous = False
        element = footer._element
        for old in list(element):
            element.remove(old)
        element.append(parse_xml(_page_number(align)))
        if code:
            element.append(parse_xml(_code(code)))
        known = document.part.relate_to(footer.part, RELATIONSHIP_TYPE.FOOTER)
        references.append(f'<w:footerReference w:type="{kind}" r:id="{known}"/>')
    return "".join(references)


def _page_number(align: str) -> str:
    if not align:
        return f"<w:p {nsdecls('w')}/>"
    rpr = f"<w:rPr>{_fonts(look.SONG)}{_size(look.PAGE_NUMBER_SIZE)}</w:rPr>"
    side = "right" if align == "right" else "left"
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'

    def run(inner: str) -> str:
        return f"<w:r>{rpr}{inner}</w:r>"

    field = "".join(
        run(inner)
        for inner in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return f'<w:p {nsdecls("w")}><w:pPr>{indent}<w:jc w:val="{align}"/></w:pPr>{field}</w:p>'


def _code(code: str) -> str:
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
        f"{_fonts(look.SONG)}{_size(look.CODE_SIZE)}</w:rPr>"
        f"<w:t>{escaped(code)}</w:t></w:r></w:p>"
    )
