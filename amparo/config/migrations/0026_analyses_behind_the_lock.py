"""Row-level security on protection analyses; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of analyses."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.PROTECTION))


class Migration(migrations.Migration):
    dependencies = [("config", "0025_what_is_watched_behind_the_lock"), ("protection", "0001_protection_analyses")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
