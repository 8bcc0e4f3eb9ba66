"""Composition: a unit's year → the package it hands in, every figure bound to its fact."""

from hengji.composition.package import (
    Align,
    Block,
    Cell,
    Grid,
    Identity,
    Narrative,
    Package,
    Paragraph,
    Part,
    Sheet,
    Style,
    digest,
)
from hengji.composition.runs import (
    Field,
    FigureField,
    QuotientOf,
    Run,
    Runs,
    SumOf,
    TextField,
    plain,
)

__all__ = [
    "Align",
    "Block",
    "Cell",
    "Field",
    "FigureField",
    "Grid",
    "Identity",
    "Narrative",
    "Package",
    "Paragraph",
    "Part",
    "QuotientOf",
    "Run",
    "Runs",
    "Sheet",
    "Style",
    "SumOf",
    "TextField",
    "digest",
    "plain",
]
