"""Withdrawals of public figures behind the second lock; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [("config", "0027_feeds_behind_the_lock"), ("public_figures", "0002_withdrawals")]
    operations = [postgresql.Install("withdrawn.sql")]
