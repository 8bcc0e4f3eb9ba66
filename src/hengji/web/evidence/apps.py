from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "hengji.web.evidence"
    label = "evidence"
    verbose_name = "佐证材料"

    def ready(self) -> None:
        from hengji.web.evidence import permissions
        from hengji.web.evidence.selectors import missing
        from hengji.web.shell import steps

        permissions.register()
        steps.register("evidence", "evidence:proofs", missing)
