"""Row-level security on the tables of questions under seal; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the functions and policies of questions under seal."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.MATCHING))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0001_a_second_lock"),
        ("matching", "0001_questions_under_seal"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
