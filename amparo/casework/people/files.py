"""The sealed files that this room keeps of a person, for a change of keys."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from amparo.casework.people.models import Photo
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure import circles


def sealed(holder: UUID) -> Iterator[circles.Blob]:
    """Yield the photo of a person."""
    for photo in Photo.rows.filter(person=holder):
        yield circles.of_file(holder, Compartment.FILES, photo.pk, photo.sealed, partial(_keep, photo.pk))


def _keep(photo: UUID, sealed: bytes) -> None:
    Photo.rows.filter(pk=photo).update(sealed=sealed)
