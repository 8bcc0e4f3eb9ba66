"""A survey and its questions."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from hengji.indicators.questionnaires import subjects
from hengji.privacy import mask
from hengji.web.evidence.models import Question, Survey

_CONTROL = {"class": "form-control"}
_SIGNS = re.compile(r"[、；;\n]+")
_MOST_OPTIONS = 12
_CSS = {"project": "form-select", "once": "form-check-input"}


class NewSurveyForm(forms.Form):
    """What a survey is made of."""

    title = forms.CharField(
        label="调查名称", max_length=60, widget=forms.TextInput(attrs=_CONTROL)
    )
    subject = forms.ChoiceField(
        label="调查对象", widget=forms.Select(attrs={"class": "form-select"})
    )
    method = forms.ChoiceField(
        label="调查方式",
        choices=Survey.Method.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Django's own signature
        super().__init__(*args, **kwargs)
        field = self.fields["subject"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one, one) for one in subjects()]


class SurveyForm(forms.ModelForm[Survey]):
    """The head of a survey, at the revision that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Survey
        fields = (
            "title",
            "introduction",
            "project",
            "once",
            "closes_on",
            "held_on",
            "sent",
            "returned",
            "valid",
            "satisfied",
        )
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "closes_on": "过了这一天，链接自动停止",
            "once": "打印带二维码的小条，一人一条；不选时，大家用同一个链接或二维码",
            "sent": "发出去的问卷份数；网上填写的，写通知到的人数；"
            "每份一个码的，有多少份就打印多少条",
            "satisfied": "有效问卷中回答满意的份数",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Django's own signature
        super().__init__(*args, **kwargs)
        survey = self.instance
        begun = survey.state != Survey.State.DRAFT
        for name in self._away(survey, begun):
            del self.fields[name]
        project = self.fields["project"]
        if isinstance(project, forms.ModelChoiceField) and project.queryset is not None:
            project.queryset = project.queryset.filter(unit=survey.unit_id, year=survey.year)
            project.empty_label = ""
        for name, one in self.fields.items():
            css = _CSS.get(name, "form-control")
            if not one.widget.is_hidden:
                one.widget.attrs["class"] = css
        for name in ("closes_on", "held_on"):
            if name in self.fields:
                self.fields[name].widget = forms.DateInput(
                    format="%Y-%m-%d", attrs={"type": "date", **_CONTROL}
                )

    @staticmethod
    def _away(survey: Survey, begun: bool) -> list[str]:
        away = []
        if begun or survey.method == Survey.Method.ENTERED:
            away.append("introduction")
        if begun or survey.method != Survey.Method.LINK:
            away.append("once")
        if survey.method == Survey.Method.LINK:
            away += ["returned", "valid", "held_on"]
        else:
            away.append("closes_on")
        if survey.method != Survey.Method.ENTERED:
            away.append("satisfied")
        return away

    def clean(self) -> dict[str, Any]:  # Django's own type
        data = dict(super().clean() or {})
        counts = [
            ("sent", "发放"),
            ("returned", "收回"),
            ("valid", "有效"),
            ("satisfied", "满意"),
        ]
        told = [(name, label) for name, label in counts if data.get(name) is not None]
        for (above, label), (name, words) in zip(told, told[1:], strict=False):
            if data[name] > data[above]:
                self.add_error(name, f"{words}份数不能多于{label}份数")
        return data


class QuestionForm(forms.ModelForm[Question]):
    """One question as a row of the sheet. Options are written in one cell."""

    options_text = forms.CharField(
        label="选项",
        required=False,
        max_length=400,
        help_text="单选、多选题的选项，用顿号隔开；满意程度题不用写",
    )

    class Meta:
        model = Question
        fields = ("text", "kind", "options_text")
        help_texts = {"text": "不要问姓名、电话、身份证号"}

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if any(word in text for word in ("姓名", "电话", "手机号", "身份证")):
            raise forms.ValidationError("问卷不收集个人信息，请换一种问法")
        if mask(text) != text:
            raise forms.ValidationError("不要写个人信息")
        return text

    def clean(self) -> dict[str, Any]:  # Django's own type
        data = dict(super().clean() or {})
        options = [one.strip() for one in _SIGNS.split(data.get("options_text", ""))]
        options = list(dict.fromkeys(one for one in options if one))
        wants = data.get("kind") != Question.Kind.SATISFACTION
        if wants and not 2 <= len(options) <= _MOST_OPTIONS:
            words = f"写 2 到 {_MOST_OPTIONS} 个选项，用顿号隔开"
            self.add_error("options_text", words)
            self.add_error("kind", words)
        self.instance.options = options if wants else []
        data["options_text"] = self.instance.options
        return data
