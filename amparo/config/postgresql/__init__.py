"""The second lock: row-level security of PostgreSQL, which keeps the access law once more behind the program.

Written in SQL, in three parts that an auditor can read: who stands before the database, what the law lets them read, and
which table each sentence of it guards. On SQLite there is nothing to install: a file has no users.
"""

from importlib.resources import files

PARTS = ("actor.sql", "law.sql", "tables.sql")


def statements() -> str:
    """Return all that is installed, in order."""
    here = files(__name__)
    return "\n".join(here.joinpath(part).read_text(encoding="utf-8") for part in PARTS)
