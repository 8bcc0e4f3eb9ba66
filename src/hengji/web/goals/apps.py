from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "hengji.web.goals"
    label = "goals"
    verbose_name = "绩效目标"
