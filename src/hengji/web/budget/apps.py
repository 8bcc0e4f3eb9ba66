from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "hengji.web.budget"
    label = "budget"
    verbose_name = "预算"

    def ready(self) -> None:
        from hengji.web.budget.missing import missing
        from hengji.web.shell import steps

        union = ("union:overview", "工会账")
        steps.register("budget", "budget:overview", missing, "unit.view_fiscal", union)
