"""Kept figures behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of kept figures."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.EVIDENCE))


class Migration(migrations.Migration):
    dependencies = [("config", "0018_what_is_counted_behind_the_lock"), ("evidence", "0001_kept_figures")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
