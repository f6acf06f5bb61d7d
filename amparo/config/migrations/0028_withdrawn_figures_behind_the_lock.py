"""Withdrawals of public figures behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of withdrawals."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.WITHDRAWN))


class Migration(migrations.Migration):
    dependencies = [("config", "0027_feeds_behind_the_lock"), ("public_figures", "0002_withdrawals")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
