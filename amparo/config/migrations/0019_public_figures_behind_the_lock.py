"""Row-level security on public figures and their ledger; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


def install(apps, schema_editor):
    """Make the function and the policies of public figures."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(postgresql.statements(postgresql.PUBLIC_FIGURES))


class Migration(migrations.Migration):
    dependencies = [("config", "0018_what_is_counted_behind_the_lock"), ("public_figures", "0001_figures_values_ledger")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
