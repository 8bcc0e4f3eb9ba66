"""A package as files to hand in: Word, Excel, PDF and a web page."""

from hengji.writers.office.docx import package_docx

__all__ = ["package_docx"]
