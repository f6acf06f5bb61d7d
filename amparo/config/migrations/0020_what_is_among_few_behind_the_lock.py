"""Audits, sessions, conferences and words to oneself; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0019_public_figures_behind_the_lock"),
        ("accounts", "0005_proofs_of_competence"),
        ("supervision", "0001_audits_and_sessions"),
        ("conferences", "0001_conferences"),
        ("wellbeing", "0001_own_words"),
    ]
    operations = [postgresql.Install("reading.sql", "among.sql")]
