"""Audits, sessions, conferences and words to oneself; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of what is sealed among a few people."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.AMONG))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0019_public_figures_behind_the_lock"),
        ("accounts", "0005_proofs_of_competence"),
        ("supervision", "0001_audits_and_sessions"),
        ("conferences", "0001_conferences"),
        ("wellbeing", "0001_own_words"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
