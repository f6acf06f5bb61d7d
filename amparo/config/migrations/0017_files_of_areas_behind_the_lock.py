"""Documents of an area are for who may read the area; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0016_surroundings_behind_the_lock")]
    operations = [postgresql.Install("files.sql")]
