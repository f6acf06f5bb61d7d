"""Row-level security on sealed pages of referrals; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0008_own_files_behind_the_lock"),
        ("outside", "0001_sealed_pages"),
        ("referrals", "0002_referrals_that_go_outside"),
    ]
    operations = [postgresql.Install("outside.sql")]
