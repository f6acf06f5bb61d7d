"""Row-level security on public pages, for their drafts; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0004_nobody_stands_at_the_public_door"), ("engagement", "0001_public_pages")]
    operations = [postgresql.Install("pages.sql")]
