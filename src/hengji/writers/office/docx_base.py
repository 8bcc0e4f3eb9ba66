"""The empty Word file that a package is written into.

python-docx's own template brings 160 styles, a preview picture and a second, older copy of
the styles, with which Word compares the first and may call the file damaged.
"""

from __future__ import annotations

import io
from functools import cache

from docx import Document as new_document
from docx.document import Document
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_NEEDED = frozenset({"styles", "settings", "fontTable", "theme", "webSettings"})
_NO_SPACING = '<w:pPrDefault {}><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault>'


def empty_document() -> Document:
    """A new document without a paragraph: no style but the defaults, set up for Chinese."""
    return new_document(io.BytesIO(_empty()))


@cache
def _empty() -> bytes:
    document = new_document()
    _forget(document.part.rels, _NEEDED)
    _forget(document.part.package.rels, frozenset({"core-properties", "officeDocument"}))
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1":
            styles.remove(style)
    for old in styles.iter(qn("w:pPrDefault")):
        old.getparent().replace(old, parse_xml(_NO_SPACING.format(nsdecls("w"))))
        break
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    _set_up(document)
    body = document.element.body
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def _forget(relations: Relationships, kept: frozenset[str]) -> None:
    """Parts that nothing names any more are not written."""
    for key, one in list(relations.items()):
        if one.reltype.rpartition("/")[2] not in kept:
            del relations[key]


def _set_up(document: Document) -> None:
    """Chinese, punctuation pressed together as in official documents, today's Word."""
    settings = document.settings.element
    for tag, name, value in (
        ("w:characterSpacingControl", "w:val", "compressPunctuation"),
        ("w:themeFontLang", "w:eastAsia", "zh-CN"),
    ):
        for one in settings.iter(qn(tag)):
            one.set(qn(name), value)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")
    for picture in settings.findall(qn("w:savePreviewPicture")):
        settings.remove(picture)
