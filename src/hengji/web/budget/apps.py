from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "hengji.web.budget"
    label = "budget"
    verbose_name = "预算"
