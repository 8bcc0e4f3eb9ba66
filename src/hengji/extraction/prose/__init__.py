"""Running text: quantities, facts, stated relations."""

from hengji.extraction.prose.reading import Prose, read_prose

__all__ = ["Prose", "read_prose"]
