"""Composition: a unit's year → the package it hands in, every figure bound to its fact."""

from hengji.composition.composing import compose, facts_of
from hengji.composition.facts import Facts
from hengji.composition.layout import Layout
from hengji.composition.layouts import all_layouts, layout, layout_of_folder
from hengji.composition.package import (
    Align,
    Block,
    Cell,
    Gap,
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
from hengji.composition.passage import Passage, all_passages
from hengji.composition.report import Written, written
from hengji.composition.reported import Reported, ReportedProject
from hengji.composition.runs import (
    Field,
    FigureField,
    QuotientOf,
    Run,
    Runs,
    ScoredFrom,
    SumOf,
    TextField,
    plain,
)
from hengji.composition.year import (
    Evaluator,
    Rectified,
    Shortcoming,
    Signing,
    Told,
    YearInputs,
)

__all__ = [
    "Align",
    "Block",
    "Cell",
    "Evaluator",
    "Facts",
    "Field",
    "FigureField",
    "Gap",
    "Grid",
    "Identity",
    "Layout",
    "Narrative",
    "Package",
    "Paragraph",
    "Part",
    "Passage",
    "QuotientOf",
    "Rectified",
    "Reported",
    "ReportedProject",
    "Run",
    "Runs",
    "ScoredFrom",
    "Sheet",
    "Shortcoming",
    "Signing",
    "Style",
    "SumOf",
    "TextField",
    "Told",
    "Written",
    "YearInputs",
    "all_layouts",
    "all_passages",
    "compose",
    "digest",
    "facts_of",
    "layout",
    "layout_of_folder",
    "plain",
    "written",
]
