"""Words of referrals that other rooms use without touching the tables."""

from django.db import models


class Kind(models.TextChoices):
    """Whether something was sent to a service, by whose wish, or the person was only told about it."""

    REFERRAL = "referral"
    SELF_REFERRAL = "self_referral"
    INFORMATION_ONLY = "information_only"


SENT = (Kind.REFERRAL, Kind.SELF_REFERRAL)
"""Kinds with an addressee, a consent and a packet."""


class State(models.TextChoices):
    """Where a referral stands; the steps of the pathway referral."""

    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    IN_SERVICE = "in_service"
    COMPLETED = "completed"
    PARTLY = "partly"
    NOT_DELIVERED = "not_delivered"
    INFORMED = "informed"
    FEEDBACK_RECEIVED = "feedback_received"
    CLOSED = "closed"
    REVOKED = "revoked"
    EXPIRED = "expired"


RUNNING = (State.SENT, State.RECEIVED, State.ACCEPTED, State.IN_SERVICE)
"""States in which something is still expected of the service."""
DELIVERED = (State.COMPLETED, State.PARTLY, State.NOT_DELIVERED)
"""What a service says became of it."""
OPEN_TO_ADDRESSEE = (*RUNNING, *DELIVERED)
"""States in which the packet is open to its addressee, until it expires or the consent ends."""
TO_LOOK_AT = (State.DECLINED, *DELIVERED, State.REVOKED, State.EXPIRED)
"""States that ask who works on the case to go on: refer again, ask the person, close."""
COUNTED = (State.SENT, State.ACCEPTED, State.DECLINED, *DELIVERED)
"""States that are counted for coordination, without anybody in them."""
OVER = (State.CLOSED,)
NEW, REMINDER, ANSWERED = "referral_new", "referral_remind", "referral_answered"
"""Notices to the addressee."""
NEWS, LATE = "referral_news", "referral_late"
"""Notices to who works on the case, and to their supervisors."""
NOTICES = (NEW, REMINDER, ANSWERED, NEWS, LATE)
