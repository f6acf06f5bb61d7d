"""The sealed files that this room keeps of a case, for a change of keys."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from amparo.casework.cases.models import StoredFile
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure import circles


def sealed(holder: UUID) -> Iterator[circles.Blob]:
    """Yield the documents of a case."""
    for stored in StoredFile.objects.filter(entry__case=holder):
        yield circles.of_file(holder, Compartment.FILES, stored.entry_id, stored.sealed, partial(_keep, stored.pk))


def _keep(entry: UUID, sealed: bytes) -> None:
    StoredFile.objects.filter(pk=entry).update(sealed=sealed)
