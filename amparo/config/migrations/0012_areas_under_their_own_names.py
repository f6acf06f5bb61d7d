"""The second lock reads the names under which areas stand on the disk; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the law know of areas by their names on the disk."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.AREAS))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0011_senders_behind_the_lock"),
        ("vault", "0003_areas_under_names_of_their_own"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
