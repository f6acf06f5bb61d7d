"""Tables of cases; in the clear stand ids, responsibility, steps, states and dates, everything else is sealed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.consent.models import Consent
from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Team
from amparo.trust.disclosure.models import Holder, Kept


class CaseStatus(models.TextChoices):
    """Whether work on a case goes on."""

    OPEN = "open"
    CLOSED = "closed"


class Case(Holder):
    """The work with one person. Its summary (risk, reasons) is one sealed record in the story compartment."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=CaseStatus.choices, default=CaseStatus.OPEN)
    step = models.CharField(max_length=20, default="first_contact")
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        **Holder.holder_sensitivity,
        "person": S.ID,
        "status": S.STATUS,
        "step": S.STATUS,
        "opened_at": S.DATE,
        "closed_at": S.DATE,
    }

    class Meta(Holder.Meta):
        indexes: ClassVar = [
            models.Index(fields=["owner", "status", "-opened_at"], name="cases_of_a_worker"),
            models.Index(fields=["team", "status", "-opened_at"], name="cases_of_a_team"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(status="open"), name="one_open_case_of_a_person"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class EntryKind(models.TextChoices):
    """What one entry of a case file is."""

    FORM = "form"
    NOTE = "note"
    TASK = "task"
    INCIDENT = "incident"
    JOURNEY = "journey"
    DOCUMENT = "document"
    SUPERVISION = "supervision"


class EntryStatus(models.TextChoices):
    """How far an entry is; a form waits for approval where the pathway asks for it."""

    DRAFT = "draft"
    COMPLETE = "complete"
    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"
    TO_DO = "to_do"
    DONE = "done"
    CANCELLED = "cancelled"


class Entry(Kept):
    """One entry of a case file: a filled form, a note, a task, a leg of the journey, an incident, a document."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    step = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=10, choices=EntryStatus.choices)
    on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    assignee = models.UUIDField(null=True, blank=True)
    created_by = models.UUIDField()
    created_at = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "case": S.ID,
        "kind": S.STATUS,
        "step": S.STATUS,
        "status": S.STATUS,
        "on": S.DATE,
        "due_on": S.DATE,
        "assignee": S.ID,
        "created_by": S.ID,
        "created_at": S.DATE,
        "decided_by": S.ID,
        "decided_at": S.DATE,
    }

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["case", "kind", "-on"], name="entries_of_a_case"),
            models.Index(fields=["assignee", "status", "due_on"], name="tasks_of_a_worker"),
            models.Index(fields=["status", "kind", "case"], condition=Q(status="waiting"), name="entries_that_wait"),
            models.Index(fields=["case"], condition=Q(status="returned"), name="entries_sent_back"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class StoredFile(models.Model):
    """The sealed bytes of a document entry."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="file")
    sealed = models.BinaryField()

    sensitivity: ClassVar = {"entry": S.ID, "sealed": S.SEALED}

    def __str__(self) -> str:
        return str(self.pk)


class Deadline(models.Model):
    """A clock of a case: a step is due at a moment, reckoned from dated parameters; met when it was done."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    step = models.CharField(max_length=20)
    counted_from = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    parameter = models.CharField(max_length=60)

    sensitivity: ClassVar = {
        "id": S.ID,
        "case": S.ID,
        "step": S.STATUS,
        "counted_from": S.DATE,
        "due_at": S.DATE,
        "met_at": S.DATE,
        "parameter": S.DEFINITION,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "step"], condition=Q(met_at__isnull=True), name="one_running_clock_per_step"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "due_at", "step"], condition=Q(met_at__isnull=True), name="running_clocks"),
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.case_id}"


class TransferStatus(models.TextChoices):
    """How a transfer of responsibility stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


class Transfer(Kept):
    """An offer to move responsibility for a case to another team; what the receiver may read first is sealed.

    An offer that leaves the agency stands on a consent, and only as long as that holds.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers")
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=TransferStatus.choices, default=TransferStatus.OFFERED)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    offered_by = models.UUIDField()
    offered_at = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "case": S.ID,
        "from_team": S.PLACE,
        "to_team": S.PLACE,
        "status": S.STATUS,
        "consent": S.ID,
        "offered_by": S.ID,
        "offered_at": S.DATE,
        "decided_by": S.ID,
        "decided_at": S.DATE,
    }

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(status="offered"), name="one_open_transfer"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ImportedForm(models.Model):
    """A form read from somebody's workbook; it can be filled on any case. About nobody, so it stands in the clear."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=120)
    version = models.CharField(max_length=60)
    title = models.CharField(max_length=250)
    xform = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID,
        "name": S.DEFINITION,
        "version": S.DEFINITION,
        "title": S.DEFINITION,
        "xform": S.DEFINITION,
        "fingerprint": S.PROOF,
        "imported_at": S.DATE,
    }

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"
