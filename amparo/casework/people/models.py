"""Tables of persons and ties; everything about a person is sealed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Holder, Kept


class Person(Holder):
    """A person known to a team. Content: one sealed record in the identity compartment."""

    registered_at = models.DateTimeField(default=clock.now)
    use_restricted_at = models.DateTimeField(null=True, blank=True)
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    sensitivity: ClassVar = {
        **Holder.holder_sensitivity,
        "registered_at": S.DATE,
        "use_restricted_at": S.DATE,
        "duplicate_of": S.ID,
    }

    class Meta(Holder.Meta):
        indexes: ClassVar = [models.Index(fields=["team", "-registered_at"], name="people_of_a_team")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(duplicate_of=F("pk")), name="no_duplicate_of_oneself"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Tie(Kept):
    """A tie between two persons; what kind of tie it is stands in the sealed record of `person`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties_from")
    ended = models.BooleanField(default=False)

    sensitivity: ClassVar = {"id": S.ID, "person": S.ID, "other": S.ID, "ended": S.STATUS}

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "other"], name="one_tie_between_two"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="no_tie_to_oneself"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Photo(Kept):
    """A photo of a person, sealed in the files compartment."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="photo")
    sealed = models.BinaryField()
    added_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {"id": S.ID, "person": S.ID, "sealed": S.SEALED, "added_at": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)
