"""Kinds of services for counting: codes alone, no name and no place."""

from collections.abc import Collection, Mapping
from uuid import UUID

from amparo.casework.directory.models import Term


def kinds_of(services: Collection[UUID]) -> Mapping[UUID, str]:
    """Return service → its kind of help, of several the first by name; no access is asked for, for nobody is shown any of it."""
    rows = Term.objects.filter(service__in=list(services)).order_by("-code").values_list("service_id", "code")
    return dict(rows)
