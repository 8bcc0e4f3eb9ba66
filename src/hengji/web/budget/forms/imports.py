"""Forms of the import: the file, and which column is which."""

from __future__ import annotations

from typing import Any

from django import forms

from hengji.web.budget.imports.kinds import kinds_of
from hengji.web.budget.imports.outcome import letter
from hengji.web.budget.imports.recognition import Layout, headings
from hengji.web.budget.imports.tables import MOST_BYTES, Sheet
from hengji.web.budget.imports.wordings import SCALES, columns_of
from hengji.web.budget.models import ImportBatch


class UploadForm(forms.Form):
    """A file of one kind."""

    kind = forms.ChoiceField(label="内容", choices=ImportBatch.Kind.choices)
    file = forms.FileField(
        label="文件",
        help_text="xlsx、xls、et 另存的 xls，或 csv（UTF-8、GB18030 都可以），不超过 30 MB。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.txt,.ods,.xlsm"}),
    )

    def __init__(self, book: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(one.value, one.label) for one in kinds_of(book)]
        self.fields["kind"] = forms.ChoiceField(label="内容", choices=kinds)

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError("文件超过 30 MB。请按月份拆成几个文件。")
        return given


class ColumnsForm(forms.Form):
    """Sheet, heading row, unit, and the column of each field."""

    sheet = forms.ChoiceField(label="工作表", required=False)
    header = forms.IntegerField(label="表头在第几行", min_value=1, max_value=100_000)
    scale = forms.ChoiceField(label="金额单位", choices=[(one, one) for one in SCALES])
    create = forms.BooleanField(label="没有的项目自动建立", required=False)
    again = forms.BooleanField(label="跳过账上已有的行", required=False)

    def __init__(self, kind: str, sheets: list[Sheet], layout: Layout, *args: Any, **kw: Any):
        super().__init__(*args, **kw)
        self.kind = kind
        names = [(one.name, one.name or "（唯一的表）") for one in sheets]
        self.fields["sheet"] = forms.ChoiceField(label="工作表", choices=names, required=False)
        at = next((one for one in sheets if one.name == layout.sheet), sheets[0])
        columns = [
            (str(number), f"{letter(number)}　{words}".strip())
            for number, words in enumerate(_heads(at, layout.header), 1)
        ]
        for one in columns_of(kind):
            label = f"{one.label}*" if one.required else one.label
            self.fields[f"column_{one.name}"] = forms.ChoiceField(
                label=label, choices=[("", "（没有这一列）"), *columns], required=False
            )
        if kind == "staffing":
            for name in ("scale", "create", "again"):
                del self.fields[name]

    def layout(self) -> Layout:
        """The layout as the valid form has it."""
        told = self.cleaned_data
        columns = {
            one.name: int(told[f"column_{one.name}"])
            for one in columns_of(self.kind)
            if told.get(f"column_{one.name}")
        }
        scale = str(told.get("scale") or "元")
        return Layout(str(told["sheet"]), int(told["header"]), columns, scale, certain=True)

    @staticmethod
    def initial_of(layout: Layout, create: bool, again: bool) -> dict[str, object]:
        told: dict[str, object] = {
            "sheet": layout.sheet,
            "header": layout.header or 1,
            "scale": layout.scale,
            "create": create,
            "again": again,
        }
        return told | {f"column_{name}": str(at) for name, at in layout.columns.items()}


def _heads(sheet: Sheet, header: int) -> list[str]:
    found = headings(sheet, header or 1)
    widest = max((len(row) for row in sheet.rows[:50]), default=0)
    return found + [""] * (widest - len(found))
