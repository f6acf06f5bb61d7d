"""What the server's memory may read to count; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of figures."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.FIGURES))


class Migration(migrations.Migration):
    dependencies = [("config", "0017_files_of_areas_behind_the_lock"), ("referrals", "0004_self_referrals")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
