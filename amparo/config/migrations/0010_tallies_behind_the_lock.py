"""Row-level security on what is counted of referrals; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of tallies."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.TALLIES))


class Migration(migrations.Migration):
    dependencies = [("config", "0009_sealed_pages_behind_the_lock"), ("referrals", "0003_tallies")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
