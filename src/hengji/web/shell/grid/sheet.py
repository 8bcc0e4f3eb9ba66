"""A sheet: its rows, its columns (taken from a form), and what may be done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django import forms
from django.db.models import QuerySet

from hengji.web.rows.models import UnitRow
from hengji.web.rows.revision import save_seen
from hengji.web.shell.grid.typed import Kind, printed

Row = TypeVar("Row", bound=UnitRow)

_BLANK_ROWS = 1
_WIDTHS = {Kind.DATE: 12, Kind.COUNT: 8, Kind.AMOUNT: 16, Kind.CHOICE: 14, Kind.LONG: 32}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``choices``: value and label, in order. ``width`` in characters."""

    name: str
    label: str
    kind: Kind
    required: bool
    help: str
    width: int
    choices: tuple[tuple[str, str], ...] = ()
    fixed: bool = False
    """Shown and never typed: the form's field is disabled."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the page shows it."""

    column: Column
    value: str
    note: str = ""
    """What is to be looked at here though it was kept."""

    @property
    def text(self) -> str:
        """What is read where nothing is typed: of a choice its label."""
        return dict(self.column.choices).get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet; ``key`` is its primary key, or nothing for a blank row."""

    key: str
    revision: int
    cells: tuple[Cell, ...]


def _keep(row: Row) -> Row:
    row.save(force_insert=True)
    row.refresh_from_db()  # as it is kept: 5 is 5.00
    return row


def _keep_all(rows: Sequence[Row]) -> list[Row]:
    """New rows with one statement, as they are kept."""
    manager = type(rows[0])._default_manager
    made = manager.bulk_create(rows)
    found = manager.in_bulk([one.pk for one in made])
    return [found[one.pk] for one in made]


def _remove(row: UnitRow, seen: int) -> bool:
    gone, _ = type(row)._default_manager.filter(pk=row.pk, revision=seen).delete()
    return gone > 0


def _remove_all(seen: Sequence[tuple[Row, int]]) -> set[int]:
    """Those that nobody has changed since, with a statement for each revision."""
    by_revision: dict[int, list[int]] = {}
    for row, revision in seen:
        by_revision.setdefault(revision, []).append(row.pk)
    manager = type(seen[0][0])._default_manager
    gone: set[int] = set()
    for revision, keys in by_revision.items():
        there = manager.filter(pk__in=keys, revision=revision).select_for_update()
        found = list(there.values_list("pk", flat=True))
        manager.filter(pk__in=found).delete()
        gone.update(found)
    return gone


@dataclass(frozen=True, slots=True)
class Grid(Generic[Row]):
    """What a sheet is.

    ``label`` is its caption. ``rows`` must hold this sheet's rows only: a save cannot reach
    others. ``form`` checks and names the columns. ``blank`` makes a new row of this sheet
    (its unit, year, …), ``None`` where none is added. ``totals`` gives printed figures by
    column, from the core. ``notes``, by primary key and column, stand at their cells.
    ``year`` is that of days typed without one; ``answer`` gives it.
    ``save``, ``add``, ``remove`` are an app's own services where the plain ones do not do.
    """

    label: str
    rows: QuerySet[Row]
    form: type[forms.ModelForm[Row]]
    blank: Callable[[], Row] | None = None
    editable: bool = True
    removable: bool = True
    totals: Callable[[], Mapping[str, str]] | None = None
    widths: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    save: Callable[[Row, int, Mapping[str, object]], Row] = save_seen
    add: Callable[[Row], Row] = _keep
    remove: Callable[[Row, int], bool] = _remove
    year: int | None = None
    empty: str = "在空白行里填写，或从 Excel、WPS 表格复制后粘贴；离开格子自动保存。"

    def add_all(self, rows: Sequence[Row]) -> list[Row]:
        """Add new rows, with one statement where nothing else happens with each."""
        return _keep_all(rows) if self.add is _keep else [self.add(one) for one in rows]

    def remove_all(self, seen: Sequence[tuple[Row, int]]) -> set[int]:
        """Remove rows at the revisions they were seen; the primary keys of those that went."""
        if self.remove is _remove:
            return _remove_all(seen) if seen else set()
        return {row.pk for row, revision in seen if self.remove(row, revision)}

    def columns(self) -> tuple[Column, ...]:
        """The form's fields, in its order."""
        shown = self.form().fields.items()
        return tuple(_column(name, one, self.widths.get(name)) for name, one in shown)

    def lines(self) -> Iterator[Line]:
        """The rows as the page shows them, and a blank one where rows can be added."""
        columns = self.columns()
        for row in self.rows:
            yield line_of(row, columns, self.notes)
        if self.blank is not None and self.editable:
            for _ in range(_BLANK_ROWS):
                yield Line("", 0, tuple(Cell(one, "") for one in columns))

    def figures(self) -> Mapping[str, str]:
        return self.totals() if self.totals is not None else {}


def line_of(
    row: UnitRow, columns: tuple[Column, ...], notes: Mapping[tuple[str, str], str]
) -> Line:
    """A row of the database as a row of the sheet."""
    key = str(row.pk)
    cells = (Cell(one, shown(row, one), notes.get((key, one.name), "")) for one in columns)
    return Line(key, row.revision, tuple(cells))


def shown(row: UnitRow, column: Column) -> str:
    """What the row's cell shows; of a choice its value, the page knows the label."""
    value = getattr(row, f"{column.name}_id", None) if column.kind is Kind.CHOICE else None
    return printed(column.kind, value if value is not None else getattr(row, column.name))


def _column(name: str, one: forms.Field, width: int | None) -> Column:
    kind = _kind(one)
    choices: tuple[tuple[str, str], ...] = ()
    if isinstance(one, forms.ChoiceField):
        offered: Iterable[tuple[object, object]] = one.choices  # type: ignore[assignment]  # iterated, it is pairs, whatever it was made of
        choices = tuple((str(value), str(label)) for value, label in offered)
    return Column(
        name,
        str(one.label or name),
        kind,
        one.required,
        str(one.help_text),
        width or _WIDTHS.get(kind, 18),
        choices,
        one.disabled,
    )


def _kind(one: forms.Field) -> Kind:
    match one:
        case forms.ChoiceField():
            return Kind.CHOICE
        case forms.DecimalField():
            return Kind.AMOUNT
        case forms.IntegerField():
            return Kind.COUNT
        case forms.DateField():
            return Kind.DATE
        case forms.CharField(widget=forms.Textarea()):
            return Kind.LONG
        case _:
            return Kind.TEXT
