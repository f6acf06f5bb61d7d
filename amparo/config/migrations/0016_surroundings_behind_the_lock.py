"""Row-level security on sites with their checklists, and on ratings of places; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the function and the policies of what surrounds people."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.SURROUNDINGS))


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0015_partners_behind_the_lock"),
        ("mainstreaming", "0001_sites_checklists_actions"),
        ("places", "0001_ratings_of_places"),
    ]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
