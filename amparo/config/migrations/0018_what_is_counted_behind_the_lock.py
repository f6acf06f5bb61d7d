"""What the server's memory may read to count; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0017_files_of_areas_behind_the_lock"), ("referrals", "0004_self_referrals")]
    operations = [postgresql.Install("figures.sql")]
