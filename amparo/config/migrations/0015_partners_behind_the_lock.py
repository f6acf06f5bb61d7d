"""Row-level security on the registers of partners; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0014_communities_behind_the_lock"), ("partnership", "0001_registers_of_partners")]
    operations = [postgresql.Install("partnership.sql")]
