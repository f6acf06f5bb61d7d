"""Row-level security on feed tokens; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of feed tokens."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.FEEDS))


class Migration(migrations.Migration):
    dependencies = [("config", "0026_analyses_behind_the_lock"), ("feeds", "0001_tokens_of_feeds")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
