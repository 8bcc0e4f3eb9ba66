"""Forms of the pages of accounts."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.core.validators import RegexValidator
from django.http import HttpRequest

from hengji.web.accounts.coming import own_password
from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.units.models import Unit

_LOGIN = RegexValidator(r"^[\w.-]{2,40}$", "登录名用 2 到 40 个字母、数字、汉字或 . - _。")


def _words(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        field.widget.attrs.setdefault("class", "form-control")


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # not generic when it runs
    """A password of one's own. Who has one gives it first: a link alone must not replace what
    a signature asks for.
    """

    current = forms.CharField(label="现在的密码", strip=False, required=False)
    field_order = ("current", "new_password1", "new_password2")

    def __init__(self, request: HttpRequest, account: Account) -> None:
        super().__init__(account, request.POST or None)
        self._request = request
        if not account.has_usable_password():
            del self.fields["current"]

    def clean_current(self) -> str:
        given: str = self.cleaned_data["current"]
        if not own_password(self._request, self.user, given):
            raise forms.ValidationError(
                "现在的密码不对。忘了的，请管理员停用您的账号再恢复，角色重新授予。"
            )
        return given


class AccountForm(forms.Form):
    """A new account."""

    login = forms.CharField(label="登录名", max_length=40, validators=[_LOGIN])
    name = forms.CharField(label="姓名", max_length=40)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        _words(self)

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"]
        if Account.objects.filter(login=login).exists():
            raise forms.ValidationError("这个登录名已经有人用了。")
        return login


class GrantForm(forms.Form):
    """A role for a person, for a unit."""

    account = forms.ModelChoiceField(
        Account.objects.filter(is_active=True), label="账号", empty_label="请选择"
    )
    role = forms.TypedChoiceField(choices=Role.choices, coerce=Role, label="角色")
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="（管理员不选单位）"
    )
    since = forms.DateField(
        label="从哪天起", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="到哪天止",
        required=False,
        help_text="不填就是一直有效，以后可以随时结束",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    why = forms.CharField(
        label="理由", max_length=200, help_text="如 岗位调整、委托代管，附文号"
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        units = self.fields["unit"]
        if isinstance(units, forms.ModelChoiceField):
            units.queryset = Unit.objects.all()
        _words(self)
