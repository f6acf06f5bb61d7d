"""Row-level security on every table that holds protected records; PostgreSQL only."""

from django.db import migrations

from amparo.config import postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_releases_as_ties"),
        ("history", "0001_versions"),
        ("vault", "0001_grants"),
        ("people", "0004_use_restricted"),
        ("notices", "0001_notices_to_users"),
        ("consent", "0001_consents"),
        ("cases", "0003_sent_back_found_no_index_by_agency"),
        ("emergency", "0001_emergency_accesses"),
        ("rights", "0001_requests_holds_reviews_certificates"),
    ]
    operations = [postgresql.Install("actor.sql", "reading.sql", "law.sql", "tables.sql")]
