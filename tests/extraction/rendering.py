"""What extraction found, in words that a case file can hold."""

from __future__ import annotations

from hengji.report.facts import Basis, Fact
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


def figure(fact: Fact | None) -> str:
    """``369.58万元``, a hedge after the digits, a question mark where not certain."""
    if fact is None:
        return "—"
    doubt = "" if fact.certain else "？"
    return f"{fact.figure.digits}{fact.figure.hedge.value}{fact.figure.unit.symbol}{doubt}"


def stated(fact: Fact, year: int) -> str:
    """``基本支出 369.58万元 决算``: term, figure, then what else is printed."""
    said = [fact.term, figure(fact)]
    if fact.basis is not Basis.UNSTATED and not fact.implied:
        said.append(fact.basis.value)
    if fact.year not in (year, None) and not fact.basis.name.startswith("PRIOR"):
        said.append(f"{fact.year}年")
    if fact.scope:
        said.append(f"〔{fact.scope}〕")
    return " ".join(said)


def relation(one: Relation) -> str:
    """A relation as one line: its kind and its figures by their roles."""
    match one:
        case PartsOfWhole():
            parts = " + ".join(figure(p) for p in one.parts)
            return f"合计 {figure(one.total)} = {parts}（{one.exhaustive.value}）"
        case Share():
            return f"占比 {figure(one.part)} ÷ {figure(one.whole)} = {figure(one.rate)}"
        case Completion():
            return f"完成 {figure(one.actual)} ÷ {figure(one.budget)} = {figure(one.rate)}"
        case Change():
            way = one.direction.value or "增减"
            moved = " ".join(figure(f) for f in (one.amount, one.rate) if f is not None)
            return f"变动 {figure(one.current)} 比 {figure(one.base)} {way} {moved}".rstrip()
        case Difference():
            low = figure(one.subtrahend)
            return f"差额 {figure(one.minuend)} - {low} = {figure(one.difference)}"
        case Formula():
            return f"公式 {one.name} {_worked(one.expression)} = {figure(one.result)}"
        case Enumeration():
            items = " + ".join(figure(i) for i in one.items) or f"{one.names}个名称"
            more = f"，{one.unnumbered}项未写数" if one.unnumbered else ""
            doubt = "" if one.certain else "？"
            return f"列举 {figure(one.total)} = {items}{more}{doubt}"
        case Average():
            return f"平均 {figure(one.total)} ÷ {figure(one.count)} = {figure(one.average)}"


def _worked(expression: Expression) -> str:
    if isinstance(expression, Operation):
        left, right = _worked(expression.left), _worked(expression.right)
        return f"({left} {expression.operator} {right})"
    return figure(expression)
