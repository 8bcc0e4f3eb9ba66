from django.db import models


class Later(models.Model):
    words = models.CharField(max_length=10)

    class Meta:
        app_label = "later"

    def __str__(self) -> str:
        return self.words
