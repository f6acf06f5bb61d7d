"""Row-level security on the directory of services, for protected places; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the functions and policies of the directory."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.DIRECTORY))


class Migration(migrations.Migration):
    dependencies = [("config", "0002_questions_under_seal"), ("directory", "0001_listings_places_revisions")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
