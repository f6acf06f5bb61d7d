"""Row-level security on public figures and their ledger; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0018_what_is_counted_behind_the_lock"), ("public_figures", "0001_figures_values_ledger")]
    operations = [postgresql.Install("public_figures.sql")]
