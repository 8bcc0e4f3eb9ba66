from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "hengji.web.shell"
    label = "shell"
    verbose_name = "框架"

    def ready(self) -> None:
        from hengji.web.shell import due_waiting, waiting

        waiting.register(due_waiting.waiting)
