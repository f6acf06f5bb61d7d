"""Row-level security on what is watched in places; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the functions and policies of monitoring."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.MONITORING))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0024_equity_behind_the_lock"),
        ("monitoring", "0001_observations_alerts_figures"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
