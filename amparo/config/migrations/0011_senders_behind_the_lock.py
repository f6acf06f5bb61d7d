"""Row-level security on who sent a message; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0010_tallies_behind_the_lock"), ("feedback", "0002_messages_and_their_senders")]
    operations = [postgresql.Install("senders.sql")]
