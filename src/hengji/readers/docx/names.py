"""Qualified names of WordprocessingML, spelled out once because every element is compared."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"

ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"

BODY, P, PPR, R, RPR, T = (f"{_W}{n}" for n in ("body", "p", "pPr", "r", "rPr", "t"))
TBL, TR, TRPR, TC, TCPR = (f"{_W}{n}" for n in ("tbl", "tr", "trPr", "tc", "tcPr"))
LONE_PARAGRAPH, LONE_CELL, LONE_ROW, SPANS = "p", "c", "row", "spans"
"""What :mod:`lightening` makes: a paragraph that holds one text and nothing else; a cell that
holds one such paragraph; a row of such cells; and, as an attribute, the spans of a cell without
other properties: columns and vertical merge."""
PARTED = "\t"
"""Between the cells of such a row: it stands in no text of theirs."""
PARAGRAPHS = frozenset({P, LONE_PARAGRAPH})
GRID_BEFORE, GRID_SPAN = f"{_W}gridBefore", f"{_W}gridSpan"
V_MERGE, H_MERGE, CELL_DELETED = f"{_W}vMerge", f"{_W}hMerge", f"{_W}cellDel"
HEADER, FOOTER = f"{_W}headerReference", f"{_W}footerReference"
FOOTNOTE, ENDNOTE = f"{_W}footnote", f"{_W}endnote"
ALT_CHUNK = f"{_W}altChunk"

DELETED, MOVED_FROM = f"{_W}del", f"{_W}moveFrom"
INSERTED, MOVED_TO = f"{_W}ins", f"{_W}moveTo"
SDT, SDT_CONTENT = f"{_W}sdt", f"{_W}sdtContent"
CUSTOM_XML, SMART_TAG, HYPERLINK = f"{_W}customXml", f"{_W}smartTag", f"{_W}hyperlink"
DIRECTION, OVERRIDE = f"{_W}dir", f"{_W}bdo"
RUBY, RUBY_BASE = f"{_W}ruby", f"{_W}rubyBase"

TAB, POSITION_TAB, BREAK, RETURN = f"{_W}tab", f"{_W}ptab", f"{_W}br", f"{_W}cr"
HYPHEN, RENDERED_BREAK = f"{_W}noBreakHyphen", f"{_W}lastRenderedPageBreak"
SYMBOL, CHARACTER = f"{_W}sym", f"{_W}char"
FIELD_CHAR, FIELD_TYPE = f"{_W}fldChar", f"{_W}fldCharType"
FIELD_SIMPLE, FIELD_CODE, INSTRUCTION = f"{_W}fldSimple", f"{_W}instr", f"{_W}instrText"
CHECK_BOX, CHECKED, DEFAULT = f"{_W}checkBox", f"{_W}checked", f"{_W}default"
BOOKMARK, NAME = f"{_W}bookmarkStart", f"{_W}name"
DRAWING, PICTURE, OBJECT = f"{_W}drawing", f"{_W}pict", f"{_W}object"
TEXT_BOX = f"{_W}txbxContent"
VANISH = f"{_W}vanish"

VAL, TYPE, ID = f"{_W}val", f"{_W}type", f"{_W}id"
STYLE, STYLE_ID, BASED_ON = f"{_W}style", f"{_W}styleId", f"{_W}basedOn"
P_STYLE, R_STYLE, OUTLINE = f"{_W}pStyle", f"{_W}rStyle", f"{_W}outlineLvl"
NUM_PR, LEVEL_INDEX, NUM_ID = f"{_W}numPr", f"{_W}ilvl", f"{_W}numId"
ABSTRACT_NUM, ABSTRACT_NUM_ID = f"{_W}abstractNum", f"{_W}abstractNumId"
NUM, LEVEL_OVERRIDE, START_OVERRIDE = f"{_W}num", f"{_W}lvlOverride", f"{_W}startOverride"
LEVEL, START, NUM_FMT, LEVEL_TEXT = (f"{_W}{n}" for n in ("lvl", "start", "numFmt", "lvlText"))
LEVEL_RESTART, LEGAL, SUFFIX = f"{_W}lvlRestart", f"{_W}isLgl", f"{_W}suff"
STYLE_LINK, NUM_STYLE_LINK = f"{_W}styleLink", f"{_W}numStyleLink"

M_T, M_FRACTION, M_DELIMITERS = f"{MATH}t", f"{MATH}f", f"{MATH}d"
M_NUMERATOR, M_DENOMINATOR = f"{MATH}num", f"{MATH}den"

_OFF = frozenset({"0", "false", "off", "none"})


def on(value: str | None) -> bool:
    """A switch of WordprocessingML: on unless its value says otherwise."""
    return value not in _OFF
