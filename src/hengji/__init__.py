"""衡绩：预算绩效管理。Budget performance management for China's public sector.

The public API, imported only when used::

    result = hengji.audit_file("自评报告.docx")
    report = hengji.extract_file("自评报告.docx").report
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hengji.audit.coverage import Coverage
    from hengji.audit.result import Audited, AuditResult, Extraction, Refused
    from hengji.pipeline.auditing import audit_file, audit_package
    from hengji.pipeline.extracting import extract_file

__all__ = [
    "AuditResult",
    "Audited",
    "Coverage",
    "Extraction",
    "Refused",
    "__version__",
    "audit_file",
    "audit_package",
    "extract_file",
]

__version__ = "0.1.0"

_HOMES = {
    "audit_file": "pipeline.auditing",
    "audit_package": "pipeline.auditing",
    "extract_file": "pipeline.extracting",
    "AuditResult": "audit.result",
    "Audited": "audit.result",
    "Coverage": "audit.coverage",
    "Extraction": "audit.result",
    "Refused": "audit.result",
}


if not TYPE_CHECKING:  # a type checker sees the names above, and no others

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"hengji.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
