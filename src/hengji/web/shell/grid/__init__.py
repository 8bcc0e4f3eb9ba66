"""The entry grid: a sheet of rows to type and paste into, saved cell by cell.

``Grid`` says what the sheet is; ``answer`` serves its page and its saves. Without scripts the
same sheet is a form. See docs/design/web.md.
"""

from hengji.web.shell.grid.answer import answer
from hengji.web.shell.grid.sheet import Column, Grid
from hengji.web.shell.grid.typed import Kind

__all__ = ["Column", "Grid", "Kind", "answer"]
