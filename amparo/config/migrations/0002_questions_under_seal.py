"""Row-level security on the tables of questions under seal; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0001_a_second_lock"),
        ("matching", "0001_questions_under_seal"),
    ]
    operations = [postgresql.Install("matching.sql")]
