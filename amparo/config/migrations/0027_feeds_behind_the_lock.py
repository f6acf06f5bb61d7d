"""Row-level security on feed tokens; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0026_analyses_behind_the_lock"), ("feeds", "0001_tokens_of_feeds")]
    operations = [postgresql.Install("feeds.sql")]
