"""Tables of conferences: ids, states and dates. What is asked stands sealed with the case, what was said with those present."""

from typing import ClassVar

from django.db import models

from amparo.casework.cases.models import Case
from amparo.casework.conferences.kinds import Kind, State
from amparo.casework.consent.models import Consent
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.disclosure.models import Kept


class Conference(Kept):
    """One conference about a case. `sealed` is the invitation, which is among those who are invited."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.CALLED)
    called_by = models.UUIDField()
    called_at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {
        "id": S.ID, "case": S.ID, "agency": S.PLACE, "on": S.DATE, "state": S.STATUS, "called_by": S.ID,
        "called_at": S.DATE, "sealed": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "-on"], name="conferences_of_a_case")]

    def __str__(self) -> str:
        return str(self.pk)


class Invited(Kept):
    """One person who is invited, on which consent where they are of another organisation; were they there, or given the
    minutes later, and by whom; `until` when it was taken back."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="invited")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    user = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    present = models.BooleanField(default=False)
    given_by = models.UUIDField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "conference": S.ID, "case": S.ID, "user": S.ID, "kind": S.STATUS, "consent": S.ID, "since": S.DATE,
        "until": S.DATE, "present": S.STATUS, "given_by": S.ID,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["user"], name="conferences_of_somebody")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "user"], name="one_is_invited_once"),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.OWN) | models.Q(consent__isnull=False),
                name="others_are_invited_with_consent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Minutes(Kept):
    """What was said, in one version: sealed to those present. A correction is a further version."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {
        "id": S.ID, "conference": S.ID, "number": S.PROOF, "by": S.ID, "at": S.DATE, "sealed": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "number"], name="versions_of_minutes_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
