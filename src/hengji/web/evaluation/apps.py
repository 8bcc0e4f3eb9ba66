from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hengji.web.evaluation"
    label = "evaluation"
    verbose_name = "绩效自评"

    def ready(self) -> None:
        from hengji.web.evaluation import missing, report_missing, signing_missing
        from hengji.web.shell import steps

        steps.register("evaluation", "evaluation:overview", missing.missing)
        steps.register("report", "evaluation:report", report_missing.missing)
        steps.register("signing", "evaluation:signing", signing_missing.missing)
