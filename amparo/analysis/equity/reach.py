"""Which reviews and gaps somebody may read: those of their own agency, by the access law."""

from uuid import UUID

from django.db.models import QuerySet

from amparo.analysis.equity.models import Comparison, Gap, Review
from amparo.foundation.policy import Action, Compartment, Role, may
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access

PART = Compartment.GAPS
ACT = "equity.read"
WRITE = Action.WRITE
RESPONSIBLE = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
"""Who reads reviews, and can be responsible for what is done about a gap."""


def reviews(access: Access) -> QuerySet[Review]:
    """Return the reviews that `access` may read, the newest quarter first; raise "not there" for who reads none."""
    if access.actor.agency is None or not may(access.actor, Action.READ_EQUITY).allowed:
        raise gate.not_there(access, None, ACT)
    return Review.objects.filter(agency=access.actor.agency).order_by("-first")


def review(access: Access, review: UUID) -> Review:
    """Return one review; raise "not there" for one of others."""
    found = reviews(access).filter(pk=review).first()
    if found is None:
        raise gate.not_there(access, review, ACT)
    return found


def comparison(access: Access, comparison: UUID) -> Comparison:
    """Return one comparison; raise "not there" for one of others."""
    rows = Comparison.objects.filter(pk=comparison, review__in=reviews(access)).select_related("review")
    found = rows.first()
    if found is None:
        raise gate.not_there(access, comparison, ACT)
    return found


def gaps(access: Access) -> QuerySet[Gap]:
    """Return the gaps that `access` may read and write about."""
    return scope.visible(Gap.rows.all(), access, Action.READ, PART)


def gap(access: Access, gap: UUID, act: str) -> Gap:
    """Return one gap; raise "not there" for one of others."""
    found = gaps(access).select_related("comparison__review").filter(pk=gap).first()
    if found is None:
        raise gate.not_there(access, gap, act)
    return found
