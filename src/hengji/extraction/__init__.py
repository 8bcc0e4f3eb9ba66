"""Document → Report: outline, identity, forms, facts, stated relations."""

from hengji.extraction.understanding import understand

__all__ = ["understand"]
