from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hengji.web.accounts"
    label = "accounts"
    verbose_name = "账号"

    def ready(self) -> None:
        from hengji.web.accounts.waiting import waiting
        from hengji.web.shell.waiting import register

        register(waiting)
