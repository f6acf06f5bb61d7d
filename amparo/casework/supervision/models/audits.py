"""Tables of audits: in the clear stand ids, states and dates; whatever was seen, said or agreed is sealed among a few."""

from typing import ClassVar

from django.db import models

from amparo.casework.cases.models import Case
from amparo.casework.supervision.kinds import State, WordKind
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, Team
from amparo.trust.disclosure.models import Kept


class Draw(Kept):
    """One sample of files of a team. `sealed` holds from what it was drawn, so that it can be drawn again from the seed."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    seed = models.CharField(max_length=64)
    size = models.PositiveSmallIntegerField()
    key = models.UUIDField(null=True, blank=True, unique=True)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "team": S.PLACE, "by": S.ID, "at": S.DATE, "seed": S.PROOF, "size": S.PROOF,
        "key": S.ID, "sealed": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["by", "-at"], name="draws_of_a_supervisor")]

    def __str__(self) -> str:
        return str(self.pk)


class FileAudit(Kept):
    """One file that is looked at: who worked on it when it was drawn, who looks; `form` with its version."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="audits")
    number = models.PositiveSmallIntegerField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    worker = models.UUIDField()
    auditor = models.UUIDField()
    form = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAWN)
    due_on = models.DateField()
    told_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "draw": S.ID, "number": S.PROOF, "case": S.ID, "worker": S.ID, "auditor": S.ID,
        "form": S.DEFINITION, "state": S.STATUS, "due_on": S.DATE, "told_at": S.DATE, "read_at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["auditor", "state"], name="audits_of_a_supervisor"),
            models.Index(fields=["worker", "state"], name="audits_of_a_worker"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "case"], name="a_file_is_drawn_once"),
            models.CheckConstraint(
                condition=~models.Q(worker=models.F("auditor")), name="nobody_audits_their_own_file"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Word(Kept):
    """One thing seen, said or answered about a file: a checklist for the supervisor alone until the worker is told."""

    audit = models.ForeignKey(FileAudit, on_delete=models.PROTECT, related_name="words")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=WordKind.choices)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {
        "id": S.ID, "audit": S.ID, "number": S.PROOF, "kind": S.STATUS, "by": S.ID, "at": S.DATE, "key": S.ID,
        "sealed": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "number"], name="words_of_an_audit_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
