"""The outline of a report: its numbered headings, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built


class Numbering(Enum):
    """The numbering styles of official documents, highest level first."""

    PART = "第一部分"
    HAN = "一、"
    HAN_BRACKET = "（一）"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    ORDINAL_WORD = "一是"
    ATTACHMENT = "附件1"
    NONE = ""

    __hash__ = object.__hash__  # members are single: no need to hash their names each time


class Role(Enum):
    """What a section is for, whatever its wording."""

    OVERVIEW = "基本情况"
    DUTIES = "职能职责"
    STAFFING = "机构和人员"
    GOALS = "绩效目标"
    SPENDING = "资金管理和使用"
    RESULTS = "绩效情况"
    PROBLEMS = "存在问题"
    CAUSES = "原因分析"
    MEASURES = "改进措施"
    OTHER = "其他"

    __hash__ = object.__hash__  # members are single: no need to hash their names each time


@quickly_built
@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it, up to the next heading of its level or higher.

    ``level`` counts from 1. ``number`` is the printed numbering (``（二）``), ``ordinal``
    its value, ``None`` when unnumbered. ``first`` and ``last`` are block numbers of the
    document, heading included, ``last`` exclusive. ``parent`` is an index into the
    report's sections. ``role`` is its own, or its parent's where it has none.
    """

    number: str
    ordinal: int | None
    numbering: Numbering
    level: int
    title: str
    role: Role
    place: Place
    first: int
    last: int
    parent: int | None = None
