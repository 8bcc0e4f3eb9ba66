from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            name="Later",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("words", models.CharField(max_length=10)),
            ],
        ),
    ]
