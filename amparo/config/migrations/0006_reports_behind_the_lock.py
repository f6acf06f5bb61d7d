"""Row-level security on reports of feedback; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the functions and policies of reports."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.FEEDBACK))


class Migration(migrations.Migration):
    dependencies = [("config", "0005_public_pages_behind_the_lock"), ("feedback", "0001_reports_readers_entries")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
