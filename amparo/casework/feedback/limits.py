"""What everybody together may do in an hour, counted without knowing anybody; and tickets that are good for one sending."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Least

from amparo.casework.feedback import rules
from amparo.casework.feedback.models import Budget, Spent
from amparo.casework.feedback.rules import Bucket
from amparo.foundation import clock

TELL, ASK, TRY, TRY_OWN, OPEN, ARRIVE, RECORD = "tell", "ask", "try", "try_own", "open", "arrive", "record"
BUCKETS: dict[str, Bucket] = {
    TELL: rules.TELLING, ASK: rules.ASKING, TRY: rules.TRYING, TRY_OWN: rules.TRYING, OPEN: rules.OPENING, ARRIVE: rules.ARRIVING,
    RECORD: rules.RECORDING,
}  # fmt: skip
"""A bucket for each door, so that a flood of one leaves the others: what is told, what is
asked of services, codes of receipts, own files and sealed
pages that are tried, what gateways bring, recordings."""
TICKET_LASTS = timedelta(minutes=30)


def take(name: str) -> bool:
    """Take one from the bucket `name`; return whether there was one."""
    bucket, now = BUCKETS[name], clock.now()
    with transaction.atomic():
        row = Budget.objects.select_for_update().filter(pk=name).first()
        if row is None:
            row = Budget.objects.get_or_create(name=name, defaults={"tokens": bucket.size, "at": now})[0]
        tokens = rules.left(bucket, row.tokens, row.at, now)
        if tokens < 1:
            return False
        Budget.objects.filter(pk=name).update(tokens=tokens - 1, at=now)
    return True


def give_back(name: str) -> None:
    """Put back what a right code took, so that the bucket counts wrong ones alone."""
    Budget.objects.filter(pk=name).update(tokens=Least(F("tokens") + 1, float(BUCKETS[name].size)))


def is_spent(ticket: UUID) -> bool:
    """Return whether a ticket was used before."""
    return Spent.objects.filter(pk=ticket).values("pk").exists()


def spend(ticket: UUID) -> bool:
    """Use a ticket; return False for one that was used before."""
    try:
        with transaction.atomic():
            Spent.objects.create(ticket=ticket, until=clock.now() + 2 * TICKET_LASTS)
    except IntegrityError:
        return False
    return True


def forget() -> None:
    """Remove tickets that are past their time anyhow."""
    Spent.objects.filter(until__lt=clock.now()).delete()
