"""Tables of referrals: in the clear stand ids, states and dates; every word of a referral is sealed in its packet or its case."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.cases.models import Case
from amparo.casework.consent.models import Consent
from amparo.casework.referrals.kinds import SENT, Kind, State
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Kept

TO_AN_ACCOUNT, OUTSIDE = Q(addressee__isnull=False, outside=False), Q(addressee__isnull=True, outside=True)
SENT_TO_SOMEBODY = (TO_AN_ACCOUNT | OUTSIDE) & Q(consent__isnull=False, expires_at__isnull=False, kind__in=list(SENT))
TOLD_ONLY = Q(
    addressee__isnull=True, outside=False, consent__isnull=True, expires_at__isnull=True, kind="information_only"
)


class Referral(Kept):
    """One referral of a case to one person of a service; its id is the holder of the packet.

    `outside`: they have no account, and read it on a sealed page or on paper; who they are stands in `told` alone.

    `told` is the record in the case's story that says what was sent to whom; `view` the one with what the person said.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.REFERRAL)
    state = models.CharField(max_length=18, choices=State.choices, default=State.SENT)
    urgency = models.CharField(max_length=10)
    service = models.UUIDField()
    addressee = models.UUIDField(null=True, blank=True)
    outside = models.BooleanField(default=False)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told = models.UUIDField(default=ids.new)
    view = models.UUIDField(default=ids.new)
    sent_by = models.UUIDField()
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    clock = models.CharField(max_length=24, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    parameter = models.CharField(max_length=60, blank=True)
    follow_up_at = models.DateTimeField(null=True, blank=True)
    question_open = models.BooleanField(default=False)

    sensitivity: ClassVar = {
        "id": S.ID, "case": S.ID, "kind": S.STATUS, "state": S.STATUS, "urgency": S.STATUS, "service": S.ID, "addressee": S.ID,
        "outside": S.STATUS,
        "consent": S.ID, "told": S.ID, "view": S.ID, "sent_by": S.ID, "sent_at": S.DATE, "expires_at": S.DATE, "clock": S.STATUS,
        "due_at": S.DATE, "parameter": S.DEFINITION, "follow_up_at": S.DATE, "question_open": S.STATUS,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["case", "-sent_at"], name="referrals_of_a_case"),
            models.Index(fields=["addressee", "state"], name="referrals_to_somebody"),
            models.Index(fields=["state", "due_at"], name="referrals_that_are_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=SENT_TO_SOMEBODY | TOLD_ONLY, name="sent_to_somebody_with_consent"),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True, clock="") | Q(due_at__isnull=False) & ~Q(clock=""),
                name="what_is_due_has_a_clock",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Step(Kept):
    """One step that a referral took, by whom and when; nobody where the clock took it."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=18, choices=State.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.UUIDField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "referral": S.ID,
        "number": S.PROOF,
        "state": S.STATUS,
        "at": S.DATE,
        "by": S.ID,
    }

    class Meta(Kept.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["referral", "number"], name="steps_in_order")]

    def __str__(self) -> str:
        return str(self.pk)


class Gap(Kept):
    """That in one month somebody in a place needed a kind of service and none could help. No person, no case, no day."""

    need = models.CharField(max_length=40)
    place = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=20)
    month = models.DateField()

    sensitivity: ClassVar = {"id": S.ID, "need": S.FACET, "place": S.PLACE, "reason": S.FACET, "month": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)


class Rating(Kept):
    """How in one month somebody found a service. No person, no case, no referral, no day."""

    service = models.UUIDField()
    rating = models.CharField(max_length=12)
    month = models.DateField()

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "rating": S.FACET, "month": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)


class Tally(Kept):
    """That in one month something became of a referral to a service, or how soon it answered. No referral, no person, no day."""

    service = models.UUIDField()
    what = models.CharField(max_length=20)
    month = models.DateField()

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "what": S.FACET, "month": S.DATE}

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["service", "what"], name="tallies_of_a_service")]

    def __str__(self) -> str:
        return str(self.pk)
