"""The second lock: row-level security of PostgreSQL, which keeps the access law once more behind the program.

Written in SQL, in parts that an auditor can read: who stands before the database, what the law lets them read, and which
table each sentence of it guards. What came later stands in a part of its own, installed by its migration. On SQLite there
is nothing to install: a file has no users.
"""

from collections.abc import Sequence
from importlib.resources import files

RECORDS = ("actor.sql", "law.sql", "tables.sql")
MATCHING, DIRECTORY, DOOR, PAGES = ("matching.sql",), ("directory.sql",), ("door.sql",), ("pages.sql",)
FEEDBACK, REFERRALS, OWN_FILES = ("feedback.sql",), ("referrals.sql",), ("own_files.sql",)
OUTSIDE, TALLIES, SENDERS, ASKED = ("outside.sql",), ("tallies.sql",), ("senders.sql",), ("asked.sql",)
AREAS, PARTNERSHIP = ("areas.sql",), ("partnership.sql",)
COMMUNITIES, SURROUNDINGS = ("communities.sql",), ("surroundings.sql",)
FILES, FIGURES, PUBLIC_FIGURES, AMONG = ("files.sql",), ("figures.sql",), ("public_figures.sql",), ("among.sql",)
EVIDENCE = ("evidence.sql",)
COUNTING, LEADERSHIP, EQUITY = ("counting.sql",), ("leadership.sql",), ("equity.sql",)
MONITORING, PROTECTION, FEEDS = ("monitoring.sql",), ("protection.sql",), ("feeds.sql",)
WITHDRAWN, SURVEYS = ("withdrawn.sql",), ("surveys.sql",)


def statements(parts: Sequence[str]) -> str:
    """Return the SQL of `parts`, in order."""
    here = files(__name__)
    return "\n".join(here.joinpath(part).read_text(encoding="utf-8") for part in parts)
