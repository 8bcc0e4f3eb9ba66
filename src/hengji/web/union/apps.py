from django.apps import AppConfig


class UnionConfig(AppConfig):
    name = "hengji.web.union"
    label = "union"
    verbose_name = "工会账"

    def ready(self) -> None:
        from hengji.web.shell.waiting import register
        from hengji.web.union.waiting import waiting

        register(waiting)
