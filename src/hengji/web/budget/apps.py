from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "hengji.web.budget"
    label = "budget"
    verbose_name = "预算"

    def ready(self) -> None:
        from hengji.web.budget.missing import missing
        from hengji.web.shell import steps

        steps.register("budget", "budget:overview", missing)
