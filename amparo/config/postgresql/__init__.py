"""The second lock: row-level security of PostgreSQL, which keeps the access law once more behind the program.

Written in SQL, in parts that an auditor can read: who stands before the database, what the law lets them read, which table
each sentence of it guards, and the directory of services. On SQLite there is nothing to install: a file has no users.
"""

from importlib.resources import files

RECORDS, DIRECTORY = ("actor.sql", "law.sql", "tables.sql"), ("directory.sql",)


def statements(parts: tuple[str, ...]) -> str:
    """Return what is installed, in order."""
    here = files(__name__)
    return "\n".join(here.joinpath(part).read_text(encoding="utf-8") for part in parts)
