"""Row-level security on own files and what is said there; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0007_referrals_behind_the_lock"),
        ("own_file", "0001_own_files_messages_visits"),
    ]
    operations = [postgresql.Install("own_files.sql")]
