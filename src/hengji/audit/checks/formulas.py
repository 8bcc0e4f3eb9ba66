"""Work out a written formula, as a span and as the text of it."""

from __future__ import annotations

from hengji.audit.case import Case
from hengji.kernel.figures import Indeterminate, Span
from hengji.report.facts import Fact
from hengji.report.relations import Expression, Operation

_SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}


def operands(expression: Expression) -> list[Fact]:
    """The facts of a formula from left to right."""
    if isinstance(expression, Fact):
        return [expression]
    return operands(expression.left) + operands(expression.right)


def value(case: Case, expression: Expression) -> Span:
    """Every value the formula may have.

    Raises ``Indeterminate`` for a division by zero or kinds that do not go together.
    """
    if isinstance(expression, Fact):
        return case.span(expression.figure)
    left, right = value(case, expression.left), value(case, expression.right)
    try:
        match expression.operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left.times(right)
            case _:
                return left / right if left.kind is right.kind else left.per(right)
    except TypeError:
        raise Indeterminate("算式里的数不是同一种量") from None


def divides_by_zero(expression: Expression) -> bool:
    """Is some divisor printed as zero?"""
    if isinstance(expression, Fact):
        return False
    zero = expression.operator == "/" and _printed_zero(expression.right)
    return zero or divides_by_zero(expression.left) or divides_by_zero(expression.right)


def _printed_zero(expression: Expression) -> bool:
    return all(f.figure.digits == 0 for f in operands(expression))


def written(expression: Expression) -> str:
    """``（10.00 万元－9.00 万元）÷9.00 万元``."""
    match expression:
        case Fact():
            return str(expression.figure)
        case Operation(operator, left, right):
            return f"{_inner(left, operator)}{_SIGNS[operator]}{_inner(right, operator)}"


def _inner(part: Expression, outer: str) -> str:
    text = written(part)
    loose = isinstance(part, Operation) and part.operator in "+-" and outer in "*/"
    return f"（{text}）" if loose else text
