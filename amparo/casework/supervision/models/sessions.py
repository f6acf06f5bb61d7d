"""Tables of sessions, sealed among those who took part, and of what an agency learns, which is about nobody."""

from typing import ClassVar

from django.db import models

from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.disclosure.models import Kept


class Session(Kept):
    """That supervision took place: on a day, of a kind; what it was about is sealed among those who took part."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    on = models.DateField()
    kind = models.CharField(max_length=20)
    key = models.UUIDField(null=True, blank=True, unique=True)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "by": S.ID, "on": S.DATE, "kind": S.DEFINITION, "key": S.ID,
        "sealed": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["by", "-on"], name="sessions_of_a_supervisor")]

    def __str__(self) -> str:
        return str(self.pk)


class TakingPart(Kept):
    """One worker who took part in a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="taking_part")
    user = models.UUIDField()
    led_by = models.UUIDField()

    sensitivity: ClassVar = {"id": S.ID, "session": S.ID, "user": S.ID, "led_by": S.ID}

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["user"], name="sessions_of_a_worker")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "user"], name="one_takes_part_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Lesson(models.Model):
    """How many files of an agency and half-year stood how in one section: counts about nobody, told protected alone."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    half = models.CharField(max_length=7)
    scheme = models.CharField(max_length=60)
    section = models.CharField(max_length=40)
    stands = models.CharField(max_length=10)
    number = models.PositiveIntegerField(default=0)

    sensitivity: ClassVar = {
        "id": S.PROOF, "agency": S.PLACE, "half": S.DATE, "scheme": S.DEFINITION, "section": S.DEFINITION,
        "stands": S.STATUS, "number": S.FACET,
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "half", "scheme", "section", "stands"], name="one_count_of_a_lesson"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.half}"
