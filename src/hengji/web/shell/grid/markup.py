"""The rows of a sheet as HTML. A sheet of fifty rows has a thousand cells: templates would ask
of each what is the same for its whole column.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from hengji.web.rows.models import UnitRow
from hengji.web.shell.grid.sheet import Cell, Column, Grid, Line
from hengji.web.shell.grid.typed import Kind

_NOTHING = SafeString("")
_REQUIRED = SafeString(" data-required")
_FIGURES = SafeString(' inputmode="decimal"')
_INPUT = (
    '<input name="{key}.{name}" data-name="{name}" value="{value}" autocomplete="off" '
    'class="width-{width}"{mode} aria-label="{label}，第 {number} 行"{required}>'
)
_LONG = (
    '<textarea name="{key}.{name}" data-name="{name}" rows="2" class="width-{width}" '
    'aria-label="{label}，第 {number} 行"{required}>{value}</textarea>'
)
_CHOICE = (
    '<select name="{key}.{name}" data-name="{name}" class="width-{width}" '
    'aria-label="{label}，第 {number} 行"{required}>{options}</select>'
)
_FIXED = (
    '<span class="fixed">{text}</span><input type="hidden" data-name="{name}" value="{value}">'
)
_REVISION = '<input type="hidden" name="{}.revision" value="{}">'
_REMOVE = (
    '<td class="remove d-print-none"><button name="{key}.remove" value="1" '
    'class="btn btn-sm btn-icon" data-remove aria-label="删除第 {number} 行" '
    'title="删除这一行"{hidden}>×</button></td>'
)
_NOTE = '<div class="cell-note">{}</div>'
_CELL = '<td class="{}{}">{}{}</td>'
_ROW = (
    '<tr data-row="{}" data-revision="{}"><th scope="row" class="number">{}{}</th>{}{}</tr>\n'
)


@dataclass(frozen=True, slots=True)
class _Controls:
    """The controls of one column: what is the same in every row is escaped once."""

    column: Column
    editable: bool
    name: SafeString
    label: SafeString
    options: dict[str, SafeString] = field(default_factory=dict)
    """The list of choices with this value chosen."""

    @staticmethod
    def of(column: Column, *, editable: bool) -> _Controls:
        name, label = conditional_escape(column.name), conditional_escape(column.label)
        return _Controls(column, editable, name, label)

    def cell(self, cell: Cell, key: str, number: int) -> SafeString:
        marked = SafeString(" has-note") if cell.note else _NOTHING
        note = format_html(_NOTE, cell.note) if cell.note else _NOTHING
        control = self._control(cell, key, number)
        return format_html(_CELL, self.column.kind.value, marked, control, note)

    def _control(self, cell: Cell, key: str, number: int) -> SafeString:
        if not self.editable:
            return conditional_escape(cell.text)
        if self.column.fixed:
            return format_html(_FIXED, text=cell.text, name=self.name, value=cell.value)
        told = {
            "key": key,
            "name": self.name,
            "label": self.label,
            "number": number,
            "width": self.column.width,
            "required": _REQUIRED if self.column.required else _NOTHING,
        }
        match self.column.kind:
            case Kind.CHOICE:
                return format_html(_CHOICE, options=self._options(cell.value), **told)
            case Kind.LONG:
                return format_html(_LONG, value=cell.value, **told)
            case Kind.AMOUNT | Kind.COUNT:
                return format_html(_INPUT, value=cell.value, mode=_FIGURES, **told)
            case _:
                return format_html(_INPUT, value=cell.value, mode=_NOTHING, **told)

    def _options(self, chosen: str) -> SafeString:
        known = self.options.get(chosen)
        if known is None:
            known = self.options[chosen] = format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                (
                    (value, SafeString(" selected") if value == chosen else _NOTHING, label)
                    for value, label in self.column.choices
                ),
            )
        return known


def body(grid: Grid[UnitRow], columns: tuple[Column, ...]) -> SafeString:
    """Every row of the sheet, a blank one at the end where rows can be added."""
    controls = [_Controls.of(one, editable=grid.editable) for one in columns]
    removable = grid.editable and grid.removable
    rows = (_row(line, number, controls, grid.editable, removable)
            for number, line in enumerate(grid.lines(), 1))  # fmt: skip
    return SafeString("".join(rows))


def _row(
    line: Line, number: int, controls: list[_Controls], editable: bool, removable: bool
) -> SafeString:
    key = line.key or "new"
    cells = SafeString(
        "".join(
            one.cell(cell, key, number) for one, cell in zip(controls, line.cells, strict=True)
        )
    )
    revision = format_html(_REVISION, key, line.revision) if editable else _NOTHING
    hidden = _NOTHING if line.key else SafeString(" hidden")
    remove = (
        format_html(_REMOVE, key=key, number=number, hidden=hidden) if removable else _NOTHING
    )
    return format_html(_ROW, line.key, line.revision, number, revision, cells, remove)
