"""Row-level security on who sent a message; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of senders."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.SENDERS))


class Migration(migrations.Migration):
    dependencies = [("config", "0010_tallies_behind_the_lock"), ("feedback", "0002_messages_and_their_senders")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
