"""A code for a forgotten passphrase leaves the second factor where it is; codes from before void it, as they said."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("staffing", "0004_links_to_a_provider"),
    ]

    operations = [
        migrations.AddField(
            model_name="enrolment",
            name="factors_stay",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
