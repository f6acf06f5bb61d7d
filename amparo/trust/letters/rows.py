"""What tables at the public door have in common: rows that nobody lists by habit, and what is kept of two secrets.

The public process writes some of these rows, so this stands on nothing that opens records.
"""

from typing import Any, ClassVar, NoReturn

from django.db import models

from amparo.foundation import ids
from amparo.foundation.sensitivity import Sensitivity as S


class Refused:
    """Stands where Django puts `objects`: a view that forgets the gate fails instead of leaking."""

    def __get__(self, instance: object, owner: type) -> NoReturn:
        raise AttributeError(f"{owner.__name__} is reached through queries.*(access, ...) only")


class Kept(models.Model):
    """A row with a random id; what it says is sealed elsewhere, or in it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)

    rows: ClassVar[models.Manager[Any]] = models.Manager()
    objects = Refused()

    class Meta:
        abstract = True
        base_manager_name = "rows"
        default_manager_name = "rows"


class OpenedByTwo(Kept):
    """What somebody without an account opens with two secrets: what is kept of them, and how often one was wrong.

    None of the columns says either secret (`receipts.Kept`); `guessing` counts in the last three.
    """

    finder = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=32)
    verifier = models.CharField(max_length=64)
    shut = models.BinaryField()
    public = models.BinaryField()
    wrong = models.PositiveSmallIntegerField(default=0)
    wait_until = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)

    secrets_sensitivity: ClassVar = {
        "finder": S.PROOF, "salt": S.PROOF, "verifier": S.KEY, "shut": S.KEY, "public": S.PROOF, "wrong": S.PROOF,
        "wait_until": S.DATE, "locked_at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        abstract = True
