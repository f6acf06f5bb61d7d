from django.db import migrations, models


class Migration(migrations.Migration):
    """Leaves that are there stay in format 1 and keep their codes, so that their hashes can still be proven."""

    dependencies = [("audit", "0001_leaves_and_head")]

    operations = [
        migrations.AddField("leaf", "form", models.PositiveSmallIntegerField(default=1), preserve_default=False),
        migrations.AddField("leaf", "withheld", models.BinaryField(default=b""), preserve_default=False),
        migrations.CreateModel(
            name="Withheld",
            fields=[
                ("leaf", models.BigIntegerField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(unique=True)),
                ("compartment", models.CharField(max_length=16)),
                ("sealed", models.BinaryField()),
            ],
        ),
    ]
