"""Reviews of equal treatment and gaps are for who reads them; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0023_decisions_behind_the_lock"),
        ("equity", "0001_reviews_comparisons_gaps"),
    ]
    operations = [postgresql.Install("equity.sql")]
