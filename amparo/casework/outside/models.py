"""Tables of sealed pages: what a page says opens with link and code; what comes back, with a key of who works on the case.

The public process reads these and adds answers; of the referral it learns state, urgency and dates.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.letters.rows import Kept, OpenedByTwo


class SealedPage(OpenedByTwo):
    """One page by which somebody without an account reads a referral and answers it, until it ends.

    Link and code are the two secrets. A page that ended has no private key.
    """

    referral = models.UUIDField()
    state = models.CharField(max_length=18)
    urgency = models.CharField(max_length=10)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "referral": S.ID, "state": S.STATUS, "urgency": S.STATUS, "sent_at": S.DATE, "expires_at": S.DATE,
        "made_by": S.ID, "made_at": S.DATE, "ended_at": S.DATE, **OpenedByTwo.secrets_sensitivity,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral"], condition=Q(ended_at=None), name="one_page_of_a_referral"),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(shut=b""), name="what_ended_opens_no_more"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Sheet(Kept):
    """One thing on a page, sealed so that link and code alone open it: what was sent first, then answers of the sender."""

    page = models.ForeignKey(SealedPage, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {"id": S.ID, "page": S.ID, "number": S.PROOF, "at": S.DATE, "sealed": S.SEALED}

    class Meta(Kept.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["page", "number"], name="sheets_of_a_page_in_order")]

    def __str__(self) -> str:
        return str(self.pk)


class PageReader(Kept):
    """One member of staff to whom answers are sealed: who works on the case."""

    page = models.ForeignKey(SealedPage, on_delete=models.PROTECT, related_name="readers")
    reader = models.UUIDField()

    sensitivity: ClassVar = {"id": S.ID, "page": S.ID, "reader": S.ID}

    class Meta(Kept.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["page", "reader"], name="one_reader_of_a_page")]

    def __str__(self) -> str:
        return str(self.pk)


class Answer(Kept):
    """One thing done on a page: it was opened, a step was taken, a question was asked. Words and reason are sealed.

    It moves nothing by itself: the house takes it in. `counted`: what a refusal says about services was counted.
    """

    page = models.ForeignKey(SealedPage, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=18)
    at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField(default=bytes)
    taken_at = models.DateTimeField(null=True, blank=True)
    counted = models.BooleanField(default=False)

    sensitivity: ClassVar = {
        "id": S.ID, "page": S.ID, "number": S.PROOF, "kind": S.STATUS, "at": S.DATE, "sealed": S.SEALED, "taken_at": S.DATE,
        "counted": S.STATUS,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["at"], condition=Q(taken_at=None), name="answers_at_the_door"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "number"], name="answers_of_a_page_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
