"""Decisions behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of decisions."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.LEADERSHIP))


class Migration(migrations.Migration):
    dependencies = [("config", "0022_what_is_about_no_case_behind_the_lock"), ("leadership", "0001_decisions")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
