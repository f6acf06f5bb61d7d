"""Certificates of what was destroyed, for those who decided on it and for who watches over the log."""

from uuid import UUID

from amparo.casework.rights.models import Certificate
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import ending, gate
from amparo.trust.disclosure.access import Access


def certificates(access: Access, limit: int = 100) -> list[Certificate]:
    """Return the certificates that `access` may know of, newest first."""
    rows = Certificate.rows.filter(agency=access.actor.agency).order_by("-made_at", "pk")
    return [row for row in rows[: limit * 5] if _may_know(access, row)][:limit]


def certificate(access: Access, certificate_id: UUID) -> Certificate:
    """Return one certificate; raise "not there" for who neither decided on it nor watches over the agency's log."""
    row: Certificate | None = Certificate.rows.filter(pk=certificate_id).first()
    if row is None or not _may_know(access, row):
        raise gate.not_there(access, certificate_id, "certificate.opened")
    return row


def names_on(row: Certificate) -> tuple[str, str]:
    """Return the names of who proposed and who approved."""
    names = accounts.names_of([row.proposed_by, row.approved_by])
    return names.get(row.proposed_by, ""), names.get(row.approved_by, "")


def _may_know(access: Access, row: Certificate) -> bool:
    facts = ending.as_it_was(row.person, row.agency_id, row.team_id, row.tier)
    watches = gate.allowed(access, Action.READ_AUDIT, facts, Compartment.INDEX).allowed
    return watches or access.id in (row.proposed_by, row.approved_by)
