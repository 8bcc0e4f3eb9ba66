"""Places, facts and relations as plain records, personal numbers masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from hengji.kernel.places import QUOTE_LIMIT, Place
from hengji.privacy import mask
from hengji.report.facts import Fact, Text
from hengji.report.forms import IndicatorRow
from hengji.report.relations import (
    Average,
    Change,
    Completion,
    Difference,
    Enumeration,
    Expression,
    Formula,
    Operation,
    PartsOfWhole,
    Relation,
    Share,
)

Value: TypeAlias = "str | int | bool | None | Sequence[Value] | Mapping[str, Value]"
Record: TypeAlias = dict[str, Value]


def place_record(place: Place) -> Record:
    """A place with its quote masked; ``document`` tells the files of a package apart."""
    return {
        "quote": mask(place.quote)[:QUOTE_LIMIT],
        "document": place.document,
        "part": place.part,
        "page": place.page,
        "block": place.block,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "start": place.start,
        "end": place.end,
    }


def fact_record(fact: Fact) -> Record:
    """A figure with its official term; ``digits`` as printed, in ``unit``."""
    return {
        "term": fact.term,
        "digits": f"{fact.figure.digits:f}",
        "unit": fact.figure.unit.symbol,
        "year": fact.year,
        "basis": fact.basis.value,
        "place": place_record(fact.place),
        "wording": mask(fact.wording),
        "source": fact.source,
        "scope": mask(fact.scope),
        "hedge": fact.figure.hedge.value,
        "certain": fact.certain,
    }


def indicator_record(row: IndicatorRow) -> Record:
    """A row of a self-evaluation as printed; blank cells are empty, absent ones null."""
    return {
        "level1": mask(row.level1),
        "level2": mask(row.level2),
        "level3": _text(row.level3),
        "target": _text(row.target),
        "actual": _text(row.actual),
        "weight": f"{row.weight.digits:f}" if row.weight else None,
        "score": f"{row.score.digits:f}" if row.score else None,
        "reason": _text(row.reason),
        "place": place_record(row.place),
        "certain": row.certain,
    }


def _text(text: Text | None) -> str | None:
    return mask(text.text) if text else None


def relation_record(relation: Relation) -> Record:
    """A stated relation: its kind, its figures with their roles, its wording's place."""
    kind, operands, more = _parts(relation)
    return {
        "kind": kind,
        "operands": [_operand(role, fact) for role, fact in operands if fact],
        **more,
        "place": place_record(relation.place),
    }


def _operand(role: str, fact: Fact) -> Record:
    return {
        "role": role,
        "term": fact.term,
        "wording": mask(fact.wording),
        "digits": f"{fact.figure.digits:f}",
        "unit": fact.figure.unit.symbol,
        "place": place_record(fact.place),
    }


_Operands = list[tuple[str, Fact | None]]


def _parts(relation: Relation) -> tuple[str, _Operands, Record]:  # noqa: C901 - one case a kind
    match relation:
        case PartsOfWhole(total, parts, exhaustive, marker):
            return (
                "parts-of-whole",
                [("total", total), *(("part", part) for part in parts)],
                {"exhaustive": exhaustive.name.lower(), "marker": marker,
                 "certain": relation.certain},
            )  # fmt: skip
        case Share(part, whole, rate):
            operands: _Operands = [("part", part), ("whole", whole), ("rate", rate)]
            return "share", operands, {"inferred": relation.inferred}
        case Completion(actual, budget, rate):
            operands = [("actual", actual), ("budget", budget), ("rate", rate)]
            return "completion", operands, {"inferred": relation.inferred}
        case Change(current, base, amount, rate, direction, against):
            operands = [
                ("current", current), ("base", base), ("amount", amount), ("rate", rate)
            ]  # fmt: skip
            more: Record = {"direction": direction.name.lower(), "against": against}
            return "change", operands, {**more, "inferred": relation.inferred}
        case Difference(minuend, subtrahend, difference):
            operands = [
                ("minuend", minuend), ("subtrahend", subtrahend), ("difference", difference)
            ]  # fmt: skip
            return "difference", operands, {}
        case Formula(name, expression, result):
            operands = [*_leaves(expression), ("result", result)]
            return "formula", operands, {"name": name, "expression": _written(expression)}
        case Enumeration(total, items, unnumbered):
            operands = [("total", total), *(("item", item) for item in items)]
            more = {"unnumbered": unnumbered, "names": relation.names}
            return "enumeration", operands, {**more, "certain": relation.certain}
        case Average(total, count, average):
            return "average", [("total", total), ("count", count), ("average", average)], {}


def _leaves(expression: Expression) -> _Operands:
    if isinstance(expression, Operation):
        return [*_leaves(expression.left), *_leaves(expression.right)]
    return [("term", expression)]


def _written(expression: Expression) -> str:
    if isinstance(expression, Operation):
        return f"({_written(expression.left)}{expression.operator}{_written(expression.right)})"
    return f"{expression.figure.digits:f}"
