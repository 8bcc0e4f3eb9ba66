from functools import partial

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hengji.web.evaluation"
    label = "evaluation"
    verbose_name = "绩效自评"

    def ready(self) -> None:
        from hengji.web.evaluation import missing, report_missing, signing_missing
        from hengji.web.evaluation.waiting import waiting
        from hengji.web.shell import steps
        from hengji.web.shell.waiting import register as register_waiting

        register_waiting(waiting)
        union = ("evaluation:union", "工会经费自评")
        register = partial(steps.register, permission="unit.view_evaluation")
        register("evaluation", "evaluation:overview", missing.missing, union=union)
        register("report", "evaluation:report", report_missing.missing)
        register("signing", "evaluation:signing", signing_missing.missing)
