"""Evidence, what each analyst finds, and what the panel agrees on."""

from typing import ClassVar

from django.db import models

from amparo.analysis.protection.models.analyses import Numbered, Part, Risk
from amparo.casework.directory.models import Place
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import User


class Evidence(Numbered):
    """What was known and where from, in the words of that day; it is never changed."""

    kind = models.CharField(max_length=20)
    by = models.UUIDField()

    sensitivity: ClassVar = {**Numbered.numbered_sensitivity, "kind": S.STATUS, "by": S.ID}

    class Meta(Numbered.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["analysis", "number"], name="one_evidence_a_number")]


class Rating(Part):
    """How severe one analyst finds a risk in a place, sealed; others read it once it is `opened`: when all have rated.

    `blind` says that it was given before the others could be read.
    """

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    analyst = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened = models.BooleanField(default=False)
    blind = models.BooleanField(default=True)

    sensitivity: ClassVar = {
        **Part.part_sensitivity, "risk": S.ID, "place": S.FACET, "analyst": S.ID, "opened": S.STATUS, "blind": S.STATUS,
    }  # fmt: skip

    class Meta(Part.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["risk", "place", "analyst"], name="one_rating_of_an_analyst")
        ]


class Agreed(Part):
    """What the panel agreed on for a risk in a place, sealed, with what those say who see it otherwise."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    sensitivity: ClassVar = {**Part.part_sensitivity, "risk": S.ID, "place": S.FACET}

    class Meta(Part.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["risk", "place"], name="one_agreement_of_a_panel")]
