"""A package as files to hand in: Word, Excel, PDF and a web page."""

from hengji.writers.office.docx import package_docx
from hengji.writers.office.html import package_html, package_part_html
from hengji.writers.office.pdf import FontsMissing, package_pdf
from hengji.writers.office.xlsx import package_xlsx

__all__ = [
    "FontsMissing",
    "package_docx",
    "package_html",
    "package_part_html",
    "package_pdf",
    "package_xlsx",
]
