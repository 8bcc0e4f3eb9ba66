from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "hengji.web.shell"
    label = "shell"
    verbose_name = "框架"
