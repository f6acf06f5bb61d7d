"""Take in what somebody tells us, without knowing who they are; what takes it in cannot read it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import circle, clocks, kinds, telling
from amparo.casework.feedback.circle import Way
from amparo.casework.feedback.kinds import EntryKind, Route
from amparo.casework.feedback.models import Entry, Report
from amparo.casework.feedback.rules import About
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment, Role
from amparo.trust.accounts import report_lock
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.reporting import parcels, receipts
from amparo.trust.disclosure.reporting.receipts import Receipt

LONGEST = 10_000


@dataclass(frozen=True)
class Telling:
    """What somebody tells us. `contact` is their safe way and time to be answered; `sending` makes sending twice harmless.

    `elsewhere`: they agree that it goes to another agency or to escrow when nobody here may read it.
    """

    agency: UUID
    category: str
    words: str
    language: str
    sending: UUID
    about: About = field(default_factory=About)
    contact: Mapping[str, str] = field(default_factory=dict)
    channel: str = kinds.WEB
    place: str = ""
    elsewhere: bool = False


def receive(told: Telling) -> Receipt | None:
    """Keep a report and return its receipt, which nobody can show again; None when it was kept at an earlier sending.

    Raises Refusal "feedback.words_missing", "feedback.too_long", "feedback.category_unknown", "feedback.elsewhere" when
    it has to go elsewhere and that was not agreed to, "feedback.nobody" when nobody may read it at all.
    """
    sensitive, where = checked(told)
    if Report.rows.filter(sending=told.sending).exists():
        return None
    report, entry = ids.new(), ids.new()
    receipt, kept = receipts.issue(report)  # slow: not while the database waits
    with transaction.atomic(), report_lock.taking_in([report, entry]):
        row = _row(told, report, where, kept, sensitive=sensitive)
        row.save(force_insert=True)
        circle.let_in(row, where.readers)
        _entry(row, entry, told, where)
        telling.new(row, where.readers)
        audit.append([
            audit.Entry(None, Role.PERSON, "feedback.received", report, report, Compartment.FEEDBACK)
        ])  # fmt: skip
    return receipt


def checked(told: Telling) -> tuple[bool, Way]:
    """Return whether what somebody tells is sensitive, and the way it takes; raise what keeps it from being kept."""
    if kinds.category(told.category) is None:
        raise Refusal("feedback.category_unknown", field="category")
    if not told.words.strip():
        raise Refusal("feedback.words_missing", field="words")
    if len(told.words) > LONGEST:
        raise Refusal("feedback.too_long", field="words")
    sensitive = kinds.is_sensitive(told.category)
    where = circle.way(told.agency, sensitive=sensitive, about=told.about)
    if where is None:
        raise Refusal("feedback.nobody")
    if where.route != Route.OWN and not told.elsewhere:
        raise Refusal("feedback.elsewhere", field="elsewhere")
    return sensitive, where


def _row(told: Telling, report: UUID, where: Way, kept: receipts.Kept, *, sensitive: bool) -> Report:
    now = clock.now()
    by_when = clocks.clocks(sensitive=sensitive, begun=now)
    return Report(
        pk=report, agency_id=where.agency, channel=told.channel, route=where.route, sensitive=sensitive,
        language=told.language, place=told.place, received_at=now, sending=told.sending,
        category="" if sensitive else told.category, **vars(by_when), **vars(kept),
    )  # fmt: skip


def _entry(row: Report, entry: UUID, told: Telling, where: Way) -> None:
    said = {
        "words": told.words.strip(),
        "category": told.category,
        "about": told.about.said(),
        "contact": {name: text for name, text in told.contact.items() if text},
    }
    sealed = parcels.seal(entry, where.readers, said)
    Entry.rows.create(pk=entry, report=row, number=1, kind=EntryKind.TOLD, at=row.received_at, sealed=sealed)
