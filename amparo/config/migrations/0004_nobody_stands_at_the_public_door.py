"""The second lock hears nobody at the public door; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the database deaf to what the public process says of itself."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.DOOR))


class Migration(migrations.Migration):
    dependencies = [("config", "0003_the_directory_behind_the_lock")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
