from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "hengji.web.goals"
    label = "goals"
    verbose_name = "绩效目标"

    def ready(self) -> None:
        from hengji.web.goals import permissions
        from hengji.web.goals.selectors import missing
        from hengji.web.goals.waiting import waiting
        from hengji.web.shell import steps
        from hengji.web.shell.waiting import register

        permissions.register()
        register(waiting)
        steps.register("goals", "goals:sheets", missing)
