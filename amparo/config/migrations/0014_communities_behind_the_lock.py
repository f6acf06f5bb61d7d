"""Row-level security on communities, their records and volunteers; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the policies of communities."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.COMMUNITIES))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0013_self_referrals_behind_the_lock"),
        ("communities", "0001_communities_and_their_records"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
