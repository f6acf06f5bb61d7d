"""Tables of reports. A report's row says nothing of what was said: random id, channel, sensitive or not, state, dates."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.feedback.kinds import UNSORTED, EntryKind, Route, State
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.letters.rows import Kept, OpenedByTwo


class Report(OpenedByTwo):
    """One thing somebody told us. Kind and category stand here for what is not sensitive alone, so that it can be counted;
    of what is sensitive at most that nobody has sorted it yet.

    `service` and `urgency`: somebody asks this service to contact them (a self-referral), which is never sensitive.
    `arrived`: something of it came through the public door and waits to be admitted.
    Receipt and PIN are the two secrets.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=12)
    route = models.CharField(max_length=6, choices=Route.choices)
    sensitive = models.BooleanField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    language = models.CharField(max_length=5)
    place = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=30, blank=True)
    category = models.CharField(max_length=30, blank=True)
    arrived = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=clock.now)
    acknowledge_by = models.DateTimeField()
    answer_by = models.DateTimeField()
    parameters = models.CharField(max_length=80)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    handler = models.UUIDField(null=True, blank=True)
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sending = models.UUIDField(unique=True)
    service = models.UUIDField(null=True, blank=True)
    urgency = models.CharField(max_length=10, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "channel": S.STATUS, "route": S.STATUS, "sensitive": S.STATUS,
        "state": S.STATUS, "language": S.STATUS, "place": S.PLACE, "kind": S.STATUS, "category": S.STATUS,
        "arrived": S.STATUS, "received_at": S.DATE, "acknowledge_by": S.DATE, "answer_by": S.DATE,
        "parameters": S.DEFINITION, "acknowledged_at": S.DATE, "answered_at": S.DATE, "closed_at": S.DATE,
        "handler": S.ID, "duplicate_of": S.ID, "sending": S.ID, "service": S.ID,
        "urgency": S.STATUS, **OpenedByTwo.secrets_sensitivity,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["agency", "-received_at"], name="reports_of_an_agency"),
            models.Index(fields=["answer_by"], name="reports_by_deadline"),
            models.Index(fields=["received_at"], condition=Q(arrived=True), name="reports_at_the_door"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sensitive=False) | Q(kind="", category__in=["", UNSORTED]),
                name="what_is_sensitive_stands_in_no_column",
            ),
            models.CheckConstraint(
                condition=Q(service=None, urgency="") | Q(service__isnull=False, sensitive=False) & ~Q(urgency=""),
                name="who_asks_a_service_says_how_soon",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Reader(Kept):
    """One member of staff to whom a report is sealed, until they may read it no more."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="readers")
    reader = models.UUIDField()
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {"id": S.ID, "report": S.ID, "reader": S.ID, "since": S.DATE, "until": S.DATE}

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["reader", "until"], name="reports_of_a_reader")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "reader"], condition=Q(until=None), name="one_reader_of_a_report"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Entry(Kept):
    """One thing said or written: sealed to the readers; `told` is an answer sealed so that the receipt alone opens it.

    `number` counts from 1 in each report: what was marked last is known by it. What came through the public door is
    admitted by the house, which writes the log and tells the readers.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=EntryKind.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.UUIDField(null=True, blank=True)
    admitted_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField()
    told = models.BinaryField(default=bytes)

    sensitivity: ClassVar = {
        "id": S.ID, "report": S.ID, "number": S.PROOF, "kind": S.STATUS, "at": S.DATE, "by": S.ID,
        "admitted_at": S.DATE,
        "sealed": S.SEALED, "told": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="entries_of_a_report_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
