"""The questions that `amparo doctor` asks, one function each; every answer is one sentence with what to do."""

from collections.abc import Callable

from amparo.interfaces.cli.symptoms.acts import log, mailed, outside
from amparo.interfaces.cli.symptoms.answers import Answer
from amparo.interfaces.cli.symptoms.copies import backups
from amparo.interfaces.cli.symptoms.encryption import database_file, disk_encryption
from amparo.interfaces.cli.symptoms.holders import escrow
from amparo.interfaces.cli.symptoms.installation import clock, database, disk, durability, folder, keys
from amparo.interfaces.cli.symptoms.network import https
from amparo.interfaces.cli.symptoms.provider import provider
from amparo.interfaces.cli.symptoms.second_lock import second_lock
from amparo.interfaces.cli.symptoms.transport import tls

QUESTIONS: tuple[tuple[str, Callable[[], Answer]], ...] = (
    ("data folder", folder),
    ("keys", keys),
    ("database", database),
    ("durability", durability),
    ("second lock", second_lock),
    ("log of acts", log),
    ("checkpoints outside", outside),
    ("checkpoints by mail", mailed),
    ("clock", clock),
    ("disk", disk),
    ("disk encryption", disk_encryption),
    ("database file", database_file),
    ("backups", backups),
    ("escrow", escrow),
    ("https", https),
    ("tls", tls),
    ("identity provider", provider),
)

__all__ = [
    "QUESTIONS",
    "Answer",
    "backups",
    "clock",
    "database",
    "database_file",
    "disk",
    "disk_encryption",
    "durability",
    "escrow",
    "folder",
    "https",
    "keys",
    "log",
    "mailed",
    "outside",
    "provider",
    "second_lock",
    "tls",
]
