"""Case workers who are named on what somebody asks of a service; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0012_areas_under_their_own_names"), ("feedback", "0004_what_is_asked_of_a_service")]
    operations = [postgresql.Install("asked.sql")]
