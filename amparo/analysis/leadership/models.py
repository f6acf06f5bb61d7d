"""The table of decisions: which result, by when somebody looks at it again; what was decided and why is sealed."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.letters.rows import Kept


class Decision(Kept):
    """One decision about one of the results, until somebody has written down what came of it (`ended_on`)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=20)
    decided_on = models.DateField()
    look_again_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "result": S.DEFINITION, "decided_on": S.DATE, "look_again_on": S.DATE,
        "ended_on": S.DATE, "by": S.ID, "at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["agency", "result"], name="decisions_about_a_result")]

    def __str__(self) -> str:
        return str(self.pk)
