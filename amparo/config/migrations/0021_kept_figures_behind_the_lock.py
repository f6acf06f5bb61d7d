"""Kept figures behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0020_what_is_among_few_behind_the_lock"), ("evidence", "0001_kept_figures")]
    operations = [postgresql.Install("evidence.sql")]
