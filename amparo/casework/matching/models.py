"""Tables of questions under seal. Nothing in them, and no change of them, differs by whether anybody knows the person."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Kept


class MatchRequest(Kept):
    """One question about one person of the asker's; what it says opens for those asked, in their own sessions."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()
    parameter = models.CharField(max_length=60)
    sealed = models.BinaryField(default=bytes)
    ended_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "person": S.ID, "asked_by": S.ID, "asked_at": S.DATE, "until": S.DATE, "parameter": S.DEFINITION,
        "sealed": S.SEALED, "ended_at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["asked_by", "asked_at"], name="questions_of_an_asker")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_question_about_a_person"),
            models.CheckConstraint(condition=Q(until__gt=F("asked_at")), name="question_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Asked(Kept):
    """One colleague to whom a question went. `compared_at` is set whatever came of comparing; `accepted_at` by their own wish."""

    request = models.ForeignKey(MatchRequest, on_delete=models.CASCADE, related_name="asked")
    reader = models.UUIDField()
    asker = models.UUIDField()
    compared_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "request": S.ID, "reader": S.ID, "asker": S.ID, "compared_at": S.DATE, "accepted_at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["reader", "compared_at"], name="questions_to_a_reader")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "reader"], name="a_reader_is_asked_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Found(models.Model):
    """What comparing found for one reader, sealed to them alone and always of one length: written whenever they compare."""

    reader = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()

    rows: ClassVar[models.Manager["Found"]] = models.Manager()
    sensitivity: ClassVar = {"reader": S.ID, "sealed": S.SEALED}

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"

    def __str__(self) -> str:
        return str(self.pk)
