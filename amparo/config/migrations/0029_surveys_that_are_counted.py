"""What the server's memory may read to count surveys of reintegration; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of surveys."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.SURVEYS))


class Migration(migrations.Migration):
    dependencies = [("config", "0028_withdrawn_figures_behind_the_lock")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
