"""Row-level security on the tables of referrals, gaps and ratings; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0006_reports_behind_the_lock"),
        ("referrals", "0001_referrals_steps_gaps_ratings"),
    ]
    operations = [postgresql.Install("referrals.sql")]
