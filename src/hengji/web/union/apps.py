from django.apps import AppConfig


class UnionConfig(AppConfig):
    name = "hengji.web.union"
    label = "union"
    verbose_name = "工会账"
