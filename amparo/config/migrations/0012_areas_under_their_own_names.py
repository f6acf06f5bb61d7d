"""The second lock reads the names under which areas stand on the disk; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0011_senders_behind_the_lock"),
        ("vault", "0003_areas_under_names_of_their_own"),
    ]
    operations = [postgresql.Install("reading.sql")]
