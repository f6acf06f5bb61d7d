"""Row-level security on communities, their records and volunteers; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0013_self_referrals_behind_the_lock"),
        ("communities", "0001_communities_and_their_records"),
    ]
    operations = [postgresql.Install("communities.sql")]
