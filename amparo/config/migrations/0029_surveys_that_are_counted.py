"""What the server's memory may read to count surveys of reintegration; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0028_withdrawn_figures_behind_the_lock")]
    operations = [postgresql.Install("surveys.sql")]
