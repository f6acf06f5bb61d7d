"""What is counted about no case behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0021_kept_figures_behind_the_lock")]
    operations = [postgresql.Install("counting.sql")]
