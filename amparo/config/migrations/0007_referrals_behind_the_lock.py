"""Row-level security on the tables of referrals, gaps and ratings; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the functions and policies of referrals."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.REFERRALS))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0006_reports_behind_the_lock"),
        ("referrals", "0001_referrals_steps_gaps_ratings"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
