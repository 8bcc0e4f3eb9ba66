from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "hengji.web.units"
    label = "units"
    verbose_name = "单位"

    def ready(self) -> None:
        from hengji.web.shell import steps
        from hengji.web.units.missing import missing

        steps.register("basics", "units:basics", missing)
