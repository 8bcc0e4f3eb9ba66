from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hengji.web.accounts"
    label = "accounts"
    verbose_name = "账号"
