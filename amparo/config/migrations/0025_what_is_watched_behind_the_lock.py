"""Row-level security on what is watched in places; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0024_equity_behind_the_lock"),
        ("monitoring", "0001_observations_alerts_figures"),
    ]
    operations = [postgresql.Install("monitoring.sql")]
