"""Places: where in a document something stands."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.kernel.values import builder, quickly_built

QUOTE_LIMIT = 200


@quickly_built
@dataclass(frozen=True, slots=True)
class Place:
    """A spot that a person can find and a program can write a comment to.

    ``document`` is the file's name. ``part`` is 正文, 页眉, 页脚, 脚注, 文本框 or a sheet's
    name. ``block`` counts paragraphs and tables from 0 in reading order, over the whole
    document. ``page``, ``table``, ``row``, ``column`` count from 1, ``None`` where they
    do not apply. ``start`` and ``end`` are characters of the block's or cell's text.
    """

    document: str
    part: str = "正文"
    page: int | None = None
    block: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""

    def within(self, start: int, end: int, text: str) -> Place:
        """The characters ``start`` to ``end`` of ``text``, which stands at this place."""
        quote = (
            text[start:end] if end - start <= QUOTE_LIMIT else text[start : start + QUOTE_LIMIT]
        )
        return _place(  # spelled out: dataclasses.replace takes four times as long
            self.document, self.part, self.page, self.block, self.table, self.row, self.column,
            start, end, quote,
        )  # fmt: skip

    @property
    def order(self) -> tuple[str, int, int, int, int]:
        """Sorts places in reading order."""
        return (self.document, self.block, self.row or 0, self.column or 0, self.start or 0)

    def __str__(self) -> str:
        """``自评表.xlsx › 表1 › 第7行第6列``, as findings print it."""
        steps = [self.document]
        if self.part != "正文":
            steps.append(self.part)
        if self.page is not None:
            steps.append(f"第{self.page}页")
        if self.table is not None:
            steps.append(f"表{self.table}")
        if self.row is not None and self.column is not None:
            steps.append(f"第{self.row}行第{self.column}列")
        elif self.table is None:
            steps.append(f"第{self.block + 1}段")
        return " › ".join(steps)


_place = builder(Place)
