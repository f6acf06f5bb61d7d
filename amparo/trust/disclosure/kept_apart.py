"""What is kept apart from others who work on the same file: which records, under which ids, and who may know of them.

Nothing in the clear says of a record that it belongs to a specialised area: it has a row like others, and its compartment
stands on the disk under a name that only this installation can read (vault.naming).
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.backends.signals import connection_created

from amparo.foundation.policy import AREAS, Compartment
from amparo.trust.disclosure.access import Access
from amparo.trust.history import queries as versions
from amparo.trust.vault import fingerprints

known_as = fingerprints.known_as


def named(kept: str) -> str:
    """Return what a compartment is called, by its name in the log."""
    return fingerprints.known_as(kept).value if fingerprints.is_apart(kept) else kept


def record_for(holder: UUID, name: str) -> UUID:
    """Return the id of the one record of `name` that a holder can have; without the server's key nobody can make it out."""
    return UUID(bytes=fingerprints.fingerprints("record kept apart", [f"{holder}|{name}"])[0])


def compartments_of(records: Iterable[UUID]) -> dict[UUID, Compartment]:
    """Return record → compartment for those of `records` that are kept apart; nothing is opened."""
    kept = versions.compartments_of(list(records))
    return {record: fingerprints.known_as(part) for record, part in kept.items() if fingerprints.is_apart(part)}


def unseen(by: Access | None = None) -> list[str]:
    """Return the names on the disk of the areas in which `by` is not qualified (None: of all); they know of none of them."""
    known = by.actor.qualifications | by.actor.lapsed if by else frozenset()
    return [fingerprints.kept_as(part) for part in AREAS if part.value not in known]


def tell_the_database() -> None:
    """Let every connection of this process know which area a name is of, so that the second lock decides on areas too."""
    connection_created.connect(_tell, dispatch_uid="names of compartments")


def _tell(connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql":
        names = {fingerprints.kept_as(part): part.value for part in AREAS}
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('amparo.apart', %s, false)", [json.dumps(names)])
