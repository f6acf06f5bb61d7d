"""Row-level security on the directory of services, for protected places; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0002_questions_under_seal"), ("directory", "0001_listings_places_revisions")]
    operations = [postgresql.Install("directory.sql")]
