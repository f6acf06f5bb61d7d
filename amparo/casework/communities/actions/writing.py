"""What every change here has in common: places by their code, versions that nobody wrote over, values as they are kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.communities import reach
from amparo.casework.communities.models import Community, Record
from amparo.casework.directory import queries as directory
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Facts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


def place(code: str) -> UUID:
    """Return the id of the place with a P-code; raise Refusal when there is none."""
    found = directory.place_called(code)
    if found is None:
        raise Refusal("directory.unknown_place", field="place")
    return found


def unchanged(by: Access, facts: Facts, row: Community | Record, based_on: int | None) -> Mapping[str, Any]:
    """Return what stands in a record, kept from change by others until the transaction ends.

    Raises Refusal when somebody changed it after version `based_on`, which was on the page.
    """
    type(row).rows.select_for_update(of=("self",)).get(pk=row.pk)
    row.refresh_from_db()
    head = gate.read(by, gate.Ask(facts, reach.PART, row.pk), "communities.checked")
    if based_on is not None and head.number != based_on:
        raise Refusal("communities.changed_meanwhile")
    return head.fields


def said(value: Any) -> Any:
    """Return a value as it is sealed: days as text, what was left out as empty text."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value
