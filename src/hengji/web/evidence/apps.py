from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "hengji.web.evidence"
    label = "evidence"
    verbose_name = "佐证材料"
