from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hengji.web.evaluation"
    label = "evaluation"
    verbose_name = "绩效自评"

    def ready(self) -> None:
        from hengji.web.evaluation.missing import missing
        from hengji.web.shell import steps

        steps.register("evaluation", "evaluation:overview", missing)
