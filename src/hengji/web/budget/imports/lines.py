"""The budget line that a row of a file stands on, from the words of its columns."""

from __future__ import annotations

from hengji.ledger.classification import classification
from hengji.web.budget.entries import LineKey
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.parts import Placed
from hengji.web.budget.values import made_line


class Placing:
    """Lines of one file; rows that say the same in the same words share one.

    Projects are found by what a file may call them: code, name, or both together.
    """

    def __init__(self, known: Choices) -> None:
        self.kinds = {one.code: one.kind for one in known.projects.values()}
        self.codes = {one.name: one.code for one in known.projects.values()}
        self.codes |= {one.code: one.code for one in known.projects.values()}

    def projects(self, columns: Columns) -> list[str]:
        """The code of each row's project; words that name none stay as they are."""
        named = zip(columns.texts("project"), columns.texts("project_code"), strict=True)
        return [self._project(name, code) if name or code else "" for name, code in named]

    def _project(self, name: str, code: str) -> str:
        if code:
            return self.codes.get(code, code)
        if name in self.codes:
            return self.codes[name]
        front = name.split("-", 1)[0].split(" ", 1)[0]
        return self.codes.get(front, name)

    def lines(self, columns: Columns) -> list[Placed]:
        """The line of each row."""
        fund = columns.choice("fund", "union_dues" if columns.union else "general")
        said = zip(
            fund,
            columns.choice("kind"),
            columns.codes("functional"),
            columns.codes("economic"),
            self.projects(columns),
            columns.choice("origin", "own_level"),
            columns.texts("origin_document"),
            strict=True,
        )
        known: dict[tuple[str, ...], Placed] = {}
        found = []
        for words in said:
            placed = known.get(words)
            if placed is None:
                placed = known[words] = self._placed(*words)
            found.append(placed)
        return found

    def _placed(
        self,
        fund: str,
        kind: str,
        functional: str,
        economic: str,
        project: str,
        origin: str,
        document: str,
    ) -> Placed:
        if not kind:
            kind = self.kinds.get(project, "operations") if project else _basic(economic)
        key = LineKey(fund, kind, functional, economic, None, "", False, origin, document)
        return Placed(key, project, made_line(key, project))


def _basic(economic: str) -> str:
    """基本支出 without a word on its kind: by its economic class."""
    return "personnel" if classification().is_personnel(economic) else "public"
