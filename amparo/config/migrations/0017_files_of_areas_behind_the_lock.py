"""Documents of an area are for who may read the area; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Let a stored file follow what is written about it."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.FILES))


class Migration(migrations.Migration):
    dependencies = [("config", "0016_surroundings_behind_the_lock")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
