"""What ends with a consent, and with a person's file: guests of other organisations lose their keys, or everybody does."""

from collections.abc import Collection, Sequence
from uuid import UUID

from amparo.casework.conferences.models import Conference, Invited, Minutes
from amparo.foundation import clock
from amparo.trust.disclosure import acting, among


def consents_ended(act: acting.Act, consents: Collection[UUID]) -> None:
    """Inside the act that ends `consents`: who was invited on one opens invitation and minutes no more."""
    for one in Invited.rows.filter(consent__in=list(consents), until=None):
        minutes = Minutes.rows.filter(conference=one.conference_id).values_list("pk", flat=True)
        among.leave([one.conference_id, *minutes], one.user)
        Invited.rows.filter(pk=one.pk).update(until=clock.now())


def let_go(act: acting.Act, persons: Sequence[UUID]) -> list[UUID]:
    """Inside the act that destroys people's files: return what holds sealed parts about them here, all of which goes."""
    rows = list(Conference.rows.filter(case__person__in=list(persons)).values_list("pk", flat=True))
    return [*rows, *Minutes.rows.filter(conference__in=rows).values_list("pk", flat=True)]
