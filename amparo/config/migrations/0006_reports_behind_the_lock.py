"""Row-level security on reports of feedback; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0005_public_pages_behind_the_lock"), ("feedback", "0001_reports_readers_entries")]
    operations = [postgresql.Install("feedback.sql")]
