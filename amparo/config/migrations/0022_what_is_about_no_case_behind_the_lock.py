"""What is counted about no case behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of what is counted about no case."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.COUNTING))


class Migration(migrations.Migration):
    dependencies = [("config", "0021_kept_figures_behind_the_lock")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
