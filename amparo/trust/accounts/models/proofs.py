"""The proof of a competence: which training, passed when, counted until when. Rows are only added."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models.staff import User


class Competence(models.Model):
    """That somebody passed the assessment of a training for an area; `training` is a record of the register of trainings.

    Without training and result: taken over from before proofs were kept, for a short time.
    """

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="competences")
    area = models.CharField(max_length=8)
    training = models.UUIDField(null=True, blank=True)
    result = models.PositiveSmallIntegerField(null=True, blank=True)
    passed_on = models.DateField()
    valid_until = models.DateField()
    by = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.PROOF, "user": S.ID, "area": S.STATUS, "training": S.ID, "result": S.STATUS, "passed_on": S.DATE,
        "valid_until": S.DATE, "by": S.ID, "at": S.DATE,
    }  # fmt: skip

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "area"], name="proofs_of_a_worker")]

    def __str__(self) -> str:
        return f"{self.area} of {self.user_id}"
