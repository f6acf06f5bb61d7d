"""A referral ends with what it stood on: the consent, the person's file, its own time."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from amparo.casework.outside import handing
from amparo.casework.referrals.actions.stepping import step
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE, SENT, State
from amparo.casework.referrals.models import Referral
from amparo.casework.referrals.queries.packets import is_open, packet_facts
from amparo.foundation import clock
from amparo.foundation.policy import Facts
from amparo.trust.disclosure import acting, circles
from amparo.trust.disclosure.access import Access


def consents_ended(act: acting.Act, consents: Collection[UUID]) -> None:
    """Inside an act that ends consents: close what was sent on the strength of them for its addressee, keys and all."""
    _end(_open().filter(consent__in=list(consents)), State.REVOKED, act.by)


def let_go(persons: Sequence[UUID], by: UUID) -> None:
    """Inside an act that destroys the files of `persons`: nothing of their referrals goes on. Their keys go with the act."""
    for row in Referral.rows.filter(case__person__in=list(persons)).exclude(state=State.CLOSED):
        step(row, State.CLOSED, by, follow_up_at=None, question_open=False)


def expire() -> int:
    """End every referral whose time is over, and take its packet from the addressee; return how many."""
    return _end(_open().filter(expires_at__lte=clock.now()), State.EXPIRED, None)


def pause(persons: Sequence[UUID]) -> None:
    """Inside an act that restricts the use of what is known of `persons`: sealed pages of their referrals end at once."""
    for row in _open().filter(case__person__in=list(persons), outside=True):
        handing.end(row.pk)


def keep_in_step() -> None:
    """Take the keys of packets from whoever may not read them any more, such as when the use of data is restricted."""
    for row in _open():
        with transaction.atomic():
            for facts in packet_facts([row]).values():
                circles.settle_packet(facts, None)
                if row.outside:
                    _keep_page_in_step(row, facts)


def _keep_page_in_step(row: Referral, facts: Facts) -> None:
    handing.settle(row.pk, circles.packet_readers(facts), None)
    if not is_open(row):
        handing.end(row.pk)


def _open() -> QuerySet[Referral]:
    found: QuerySet[Referral] = Referral.rows.filter(kind__in=SENT, state__in=OPEN_TO_ADDRESSEE)
    return found


def _end(rows: QuerySet[Referral], to: State, by: Access | None) -> int:
    ended = 0
    for row in rows:
        with transaction.atomic():
            step(row, to, by.id if by else None, question_open=False)
            for facts in packet_facts([row]).values():
                circles.settle_packet(facts, by.keys if by else None)
        ended += 1
    return ended
