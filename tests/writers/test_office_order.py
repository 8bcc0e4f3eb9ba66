"""Word refuses what other programs forgive: children of an element in another order.

The order is that of ECMA-376, part 1, annex A (``CT_PPrBase``, ``CT_RPr``, ``CT_TblPr``,
``CT_TcPr``, ``CT_SectPr``, ``CT_Style``), of what we write.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from hengji.writers.office import package_docx
from writers import hand_made

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore widowControl tabs autoSpaceDE autoSpaceDN "
        "snapToGrid spacing ind jc outlineLvl rPr sectPr"
    ),
    "rPr": "rStyle rFonts b i color spacing sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr "
    "tblPr trPr tcPr",
    "font": "altName panose1 charset family pitch sig",
}


def _parts() -> Iterator[tuple[str, etree._Element]]:
    file = zipfile.ZipFile(io.BytesIO(package_docx(hand_made.package("HJ-0000-0000-0000"))))
    for name in file.namelist():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            yield name, etree.fromstring(file.read(name))


def test_children_stand_in_the_published_order() -> None:
    seen = set()
    for name, root in _parts():
        for element in root.iter(*(f"{_W}{one}" for one in _ORDER)):
            kind = etree.QName(element).localname
            order = _ORDER[kind].split()
            children = [etree.QName(one).localname for one in element]
            assert set(children) <= set(order), f"{name}: {kind} {children}"
            places = [order.index(one) for one in children]
            assert places == sorted(places), f"{name}: {kind} {children}"
            seen.add(kind)
    assert seen == set(_ORDER)


def test_nothing_of_the_writers_template_is_left_over() -> None:
    names = {name for name, _ in _parts()}
    assert "word/stylesWithEffects.xml" not in names
    (styles,) = [root for name, root in _parts() if name == "word/styles.xml"]
    own = {one.get(f"{_W}styleId") for one in styles.iter(f"{_W}style")}
    assert {one for one in own if one and not one.startswith("Hengji")} == {
        "Normal", "DefaultParagraphFont", "TableNormal", "NoList",
    }  # fmt: skip
