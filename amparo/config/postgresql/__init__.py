"""The second lock: row-level security of PostgreSQL, which keeps the access law once more behind the program.

Written in SQL, in parts that an auditor can read: who stands before the database, what the law lets them read, and which
table each sentence of it guards. What came later stands in a part of its own, installed by its migration. On SQLite there
is nothing to install: a file has no users.
"""

from importlib.resources import files
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class Install(migrations.RunSQL):
    """A step of a migration that installs parts of the second lock on PostgreSQL and does nothing on SQLite.

    In SQL and not in Python: for each step in Python Django builds all models anew, a quarter of a first start.
    """

    def __init__(self, *parts: str) -> None:
        """Name the `parts`, files of this folder, in order. There is no way back but the next part."""
        here = files(__name__)
        super().__init__("\n".join(here.joinpath(part).read_text(encoding="utf-8") for part in parts), self.noop)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Install them where there are users to tell apart."""
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
