"""The very first start may be killed at any moment: the next one goes on."""

import os
import subprocess
import sys
from pathlib import Path

KILLED = """
import os
from amparo.interfaces.cli import startup
startup.settings_read()
from django.db.migrations.executor import MigrationExecutor
noted = MigrationExecutor.record_migration
def killed(self, migration):
    if migration.app_label == "audit":
        os._exit(9)  # its tables stand, and nothing says so
    noted(self, migration)
MigrationExecutor.record_migration = killed
startup.tables_present(print)
"""
AGAIN = """
from amparo.interfaces.cli import startup
startup.settings_read()
startup.tables_present(print)
assert startup.waiting_migrations() == []
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("PRAGMA foreign_keys")
    assert cursor.fetchone() == (1,)
"""


def test_a_first_start_killed_between_the_tables_and_their_note_is_gone_on_with(tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO", "DJANGO"))}
    own["AMPARO_DATA"] = str(tmp_path / "data")
    assert subprocess.run([sys.executable, "-c", KILLED], env=own, check=False).returncode == 9
    subprocess.run([sys.executable, "-c", AGAIN], env=own, check=True)
