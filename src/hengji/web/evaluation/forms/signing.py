"""What is typed in when a version was signed on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django import forms


class Due(Protocol):
    """A signature that is due, of whatever chain."""

    @property
    def position(self) -> int: ...

    @property
    def duty(self) -> str: ...


class PaperForm(forms.Form):
    """The scan, the code at the foot of its pages, and who signed at each step still due."""

    scan = forms.FileField(
        label="签字盖章后的扫描件",
        help_text="PDF 或图片；扫描由这一版定稿打印、签字并盖章的纸张，页脚要看得清。",
    )
    code = forms.CharField(
        label="页脚的核对码",
        required=False,
        max_length=30,
        help_text="扫描件是图片时照页脚填写，例：HJ-ABCD-EFGH-JKLM；能读出文字的不用填。",
    )

    def __init__(self, due: Sequence[Due], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own signature
        for number, one in enumerate(due):
            self.fields[f"name{one.position}"] = forms.CharField(
                label=f"{one.duty}（签字人姓名）",
                required=number == 0,
                max_length=40,
                help_text="照纸上的签名填写" + ("" if number == 0 else "；还没有签的留空"),
            )
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def names(self) -> dict[int, str]:
        """Who signed, by the step's position."""
        return {
            int(key.removeprefix("name")): str(value)
            for key, value in self.cleaned_data.items()
            if key.startswith("name")
        }
