"""What the unit says in its own words: texts, problems, rectification, who signs."""

from __future__ import annotations

from django import forms

from hengji.privacy import mask
from hengji.web.evaluation.models import (
    Evaluator,
    Problem,
    Rectification,
    SigningDetails,
    Statement,
    Topic,
)

HELP = {
    Topic.DUTIES: "按“三定”规定或编办批复写本单位的主要职能，一项一行。",
    Topic.OFFICES: "写内设机构和下属单位的数量、名称；人员编制由“单位与人员”带入，不用写。",
    Topic.ACHIEVED: "对照年度总体目标，写全年实际完成了什么，数量、质量、时效和效果都要写到。",
    Topic.WORKS: "写本年度主要工作任务的完成情况，一项一行，先写做法，再写结果和数据。",
    Topic.ASSETS: "写资产配置、使用、处置和收益上缴情况，有无账外资产、闲置资产。",
    Topic.ADJUSTMENT_REASON: "写预算调整的原因和文号：政策性、临时交办、上级转移支付等。",
    Topic.EXECUTION_REASON: "写哪些资金没有用完、为什么、剩余资金怎么处理（结转、收回）。",
    Topic.PROJECT_REASON: "写项目支出与预算相差的原因，逐个项目说明。",
    Topic.PUBLIC_REASON: "写公用经费与预算相差的原因。",
    Topic.THREE_PUBLIC_REASON: "写“三公”经费与预算、与上年相差的原因。",
    Topic.PROCUREMENT_REASON: "写政府采购实际与预算相差的原因。",
    Topic.OTHER: "写其他需要说明的情况；没有的，写“无”。",
}
"""What each text should say, in the words of the official forms and outlines."""


def without_persons(text: str) -> str:
    """The text. Refuses numbers of persons: identity cards, telephones, bank cards."""
    if mask(text) != text:
        raise forms.ValidationError("不要写身份证号、手机号、银行卡号等个人信息")
    return text


class StatementForm(forms.ModelForm[Statement]):
    """One text, at the revision that was seen (0: there was none)."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = Statement
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 5, "class": "form-control"})}

    def clean_text(self) -> str:
        return without_persons(str(self.cleaned_data["text"]).strip())


class ProblemForm(forms.ModelForm[Problem]):
    """存在的问题、原因、改进措施, a row each."""

    class Meta:
        model = Problem
        fields = ("problem", "cause", "measure")
        help_texts = {
            "problem": "写具体的问题，一行一个，不写套话",
            "cause": "为什么会这样",
            "measure": "准备怎么改，什么时候改完",
        }


class RectificationForm(forms.ModelForm[Rectification]):
    """A problem of last year, what was done about it, and whether that is finished."""

    finished = forms.TypedChoiceField(
        label="已完成整改",
        choices=(("是", "是"), ("否", "否")),
        coerce=lambda text: text == "是",
        initial="否",
    )

    class Meta:
        model = Rectification
        fields = ("problem", "done", "finished")
        help_texts = {
            "problem": "上年自评报告、上年绩效评价或审计指出的问题",
            "done": "做了什么，见效没有；没有完成的写到哪一步",
        }

    def clean_problem(self) -> str:
        text = str(self.cleaned_data["problem"]).strip()
        if not text:
            raise forms.ValidationError("写上年指出的问题")
        return text


class EvaluatorForm(forms.ModelForm[Evaluator]):
    """A member of the evaluation group, as the form 评价组成员 asks."""

    class Meta:
        model = Evaluator
        fields = ("name", "duty", "workplace")
        help_texts = {"workplace": "不填的，印本单位名称"}


class SigningForm(forms.ModelForm[SigningDetails]):
    """Who fills in and signs; what is left blank is filled in on paper."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = SigningDetails
        fields = (
            "filler",
            "filled_on",
            "telephone",
            "head",
            "leader",
            "bureau",
            "opinion",
        )
        widgets = {
            "filled_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "opinion": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "filler": "填表的经办人姓名",
            "telephone": "办公电话，如“0731-12345678”；不要写手机号",
            "head": "单位主要负责人姓名，签字在纸上或在系统中",
            "leader": "评价组组长姓名",
            "bureau": "下达通知的财政局全称，印在封面",
            "opinion": "单位对自评结果的意见",
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        for one in self.fields.values():
            if not one.widget.is_hidden:
                one.widget.attrs["class"] = "form-control"

    def clean_telephone(self) -> str:
        return without_persons(str(self.cleaned_data["telephone"]).strip())
