"""Decisions behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0022_what_is_about_no_case_behind_the_lock"), ("leadership", "0001_decisions")]
    operations = [postgresql.Install("leadership.sql")]
