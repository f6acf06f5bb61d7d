"""Row-level security on the registers of partners; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of the registers."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.PARTNERSHIP))


class Migration(migrations.Migration):
    dependencies = [("config", "0014_communities_behind_the_lock"), ("partnership", "0001_registers_of_partners")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
