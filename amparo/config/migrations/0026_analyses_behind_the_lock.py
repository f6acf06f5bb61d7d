"""Row-level security on protection analyses; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0025_what_is_watched_behind_the_lock"), ("protection", "0001_protection_analyses")]
    operations = [postgresql.Install("protection.sql")]
