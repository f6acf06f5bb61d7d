"""Row-level security on own files and what is said there; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of own files."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.OWN_FILES))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0007_referrals_behind_the_lock"),
        ("own_file", "0001_own_files_messages_visits"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
