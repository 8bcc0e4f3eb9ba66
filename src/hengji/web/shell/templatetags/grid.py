"""``{% entry_grid grid %}``: a sheet as a table of inputs."""

from __future__ import annotations

from django import template

from hengji.web.rows.models import UnitRow
from hengji.web.shell.grid import Grid
from hengji.web.shell.grid.markup import body

register = template.Library()


@register.inclusion_tag("shell/grid.html", takes_context=True)
def entry_grid(context: template.Context, grid: Grid[UnitRow]) -> dict[str, object]:
    """The sheet; its page must load ``shell/grid.js`` (``{% block scripts %}``)."""
    columns = grid.columns()
    figures = grid.figures()
    return {
        "grid": grid,
        "columns": columns,
        "body": body(grid, columns),
        "totals": [(one, figures.get(one.name, "")) for one in columns] if grid.totals else [],
        "csrf_token": context.get("csrf_token"),
    }
