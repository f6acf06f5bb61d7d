"""Row-level security on sealed pages of referrals; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the functions and policies of sealed pages."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.OUTSIDE))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0008_own_files_behind_the_lock"),
        ("outside", "0001_sealed_pages"),
        ("referrals", "0002_referrals_that_go_outside"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
