"""Case workers who are named on what somebody asks of a service; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Let the role of case workers read where they are named."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.ASKED))


class Migration(migrations.Migration):
    dependencies = [("config", "0012_areas_under_their_own_names"), ("feedback", "0004_what_is_asked_of_a_service")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
