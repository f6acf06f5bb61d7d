"""Row-level security on public pages, for their drafts; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of public pages."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.PAGES))


class Migration(migrations.Migration):
    dependencies = [("config", "0004_nobody_stands_at_the_public_door"), ("engagement", "0001_public_pages")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
