from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hengji.web.evaluation"
    label = "evaluation"
    verbose_name = "绩效自评"
