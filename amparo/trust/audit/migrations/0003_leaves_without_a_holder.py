from django.db import migrations, models


class Migration(migrations.Migration):
    """Acts about accounts are found without reading through the openings of records."""

    dependencies = [("audit", "0002_details_are_withheld")]

    operations = [
        migrations.AddIndex(
            "leaf",
            models.Index(
                fields=["record", "index"],
                condition=models.Q(holder__isnull=True),
                name="leaves_without_a_holder",
            ),
        ),
    ]
