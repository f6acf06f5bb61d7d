"""Row-level security on what is counted of referrals; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0009_sealed_pages_behind_the_lock"), ("referrals", "0003_tallies")]
    operations = [postgresql.Install("tallies.sql")]
