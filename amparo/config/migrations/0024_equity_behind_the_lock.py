"""Reviews of equal treatment and gaps are for who reads them; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of reviews and gaps."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.EQUITY))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0023_decisions_behind_the_lock"),
        ("equity", "0001_reviews_comparisons_gaps"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
