"""Row-level security on sites with their checklists, and on ratings of places; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("config", "0015_partners_behind_the_lock"),
        ("mainstreaming", "0001_sites_checklists_actions"),
        ("places", "0001_ratings_of_places"),
    ]
    operations = [postgresql.Install("surroundings.sql")]
