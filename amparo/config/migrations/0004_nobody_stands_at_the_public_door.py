"""The second lock hears nobody at the public door; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0003_the_directory_behind_the_lock")]
    operations = [postgresql.Install("door.sql")]
