from django.apps import AppConfig


class RolloverConfig(AppConfig):
    name = "hengji.web.rollover"
    label = "rollover"
    verbose_name = "结转下年"

    def ready(self) -> None:
        from hengji.web.rollover.missing import missing
        from hengji.web.shell import steps

        steps.register("rollover", "rollover:carrying", missing, "unit.view_evaluation")
