"""Serving a sheet: its page, its saves from the script (JSON), its saves as a form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render

from hengji.web.rows.history import added_under
from hengji.web.rows.session import known_as
from hengji.web.shell.grid.saving import (
    Outcome,
    Overtaken,
    Refused,
    Removed,
    Saved,
    Wish,
    carry_out,
    status,
    taken,
)
from hengji.web.shell.grid.sheet import Column, Grid, Row
from hengji.web.shell.place import Place

_MOST = 2_000
_WORDS = {Saved: "saved", Removed: "removed", Refused: "refused", Overtaken: "overtaken"}


def answer(
    request: HttpRequest, grid: Grid[Row], template: str, context: Mapping[str, object]
) -> HttpResponse:
    """The sheet's page on GET (as ``grid`` in the template), its saves on POST.

    Days typed without a year are of the year of the ``place`` in ``context``.
    """
    place = context.get("place")
    if isinstance(place, Place):
        grid = replace(grid, year=place.year)
    if request.method != "POST":
        return render(request, template, {**context, "grid": grid})
    if not grid.editable:
        raise PermissionDenied("这张表现在不能修改。")
    if request.content_type == "application/json":
        return _script(request, grid)
    return _form(request, grid)


def _script(request: HttpRequest, grid: Grid[Row]) -> HttpResponse:
    try:
        told = json.loads(request.body)
        wishes = [_wish(one) for one in told["rows"]]
        key = UUID(told["key"]) if told.get("key") else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponseBadRequest(
            "无法识别的内容", content_type="text/plain; charset=utf-8"
        )
    if len(wishes) > _MOST:
        return JsonResponse({"problem": f"一次最多保存 {_MOST} 行，请分次粘贴。"}, status=413)
    columns = {one.name: one for one in grid.columns()}
    before = _added_before(grid, wishes, key, again=told.get("again") is True)
    outcomes = carry_out(grid, columns, wishes, before)
    body = {
        "rows": [{"status": _WORDS[type(one)], **asdict(one)} for one in outcomes],
        "totals": dict(grid.figures()),
    }
    return JsonResponse(
        body, status=status(outcomes), json_dumps_params={"ensure_ascii": False}
    )


def _added_before(
    grid: Grid[Row], wishes: Sequence[Wish], key: UUID | None, *, again: bool
) -> Sequence[int]:
    """The new rows of this very request, where it was carried out and its answer got lost."""
    if key is None or all(one.row for one in wishes):
        return ()
    known_as(key)
    return added_under(grid.rows.model, key) if again else ()


def _wish(raw: Mapping[str, object]) -> Wish:
    values = raw.get("values") or {}
    if not isinstance(values, dict):
        raise TypeError("values")
    return Wish(
        str(raw["key"]),
        str(raw.get("row") or ""),
        int(str(raw.get("revision") or 0)),
        {str(name): str(text) for name, text in values.items()},
        raw.get("remove") is True,
    )


def _form(request: HttpRequest, grid: Grid[Row]) -> HttpResponse:
    wishes = _differing(request, grid)
    columns = {one.name: one for one in grid.columns()}
    outcomes = carry_out(grid, columns, wishes)
    kept = sum(isinstance(one, Saved | Removed) for one in outcomes)
    if kept:
        messages.success(request, f"已保存 {kept} 行。")
    for one in outcomes:
        for words in _told(one, columns):
            messages.error(request, words)
    return redirect(request.get_full_path())


def _differing(request: HttpRequest, grid: Grid[Row]) -> list[Wish]:
    """The rows of the posted form that differ from what is there."""
    found: list[Wish] = []
    for number, line in enumerate(grid.lines(), 1):
        name = line.key or "new"
        values: dict[str, str] = {}
        for cell in line.cells:
            text = request.POST.get(f"{name}.{cell.column.name}")
            column = cell.column
            if text is not None and taken(grid, column, text) != taken(
                grid, column, cell.value
            ):
                values[column.name] = text
        remove = f"{name}.remove" in request.POST
        if values or remove:
            seen = int(request.POST.get(f"{name}.revision") or 0)
            found.append(Wish(str(number), line.key, seen, values, remove))
    return found


def _told(one: Outcome, columns: Mapping[str, Column]) -> list[str]:
    names = {column.name: column.label for column in columns.values()}
    match one:
        case Refused(key, problems):
            pairs = problems.items()
            return [f"第 {key} 行{names.get(name, '')}：{text}" for name, text in pairs]
        case Overtaken(key, _, _, _, who, at):
            return [f"第 {key} 行：{who} 在 {at} 改过，您的修改没有保存。请看过再改。"]
        case _:
            return []
