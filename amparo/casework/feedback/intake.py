"""Take in what somebody tells us, without knowing who they are. The public process does this: it holds no key, reads
nothing back, and knows of the staff only to which public keys a letterbox seals.
"""

from base64 import b64encode
from uuid import UUID

from django.db import IntegrityError, transaction

from amparo.casework.feedback import clocks, kinds, letterboxes
from amparo.casework.feedback.kinds import EntryKind, Route
from amparo.casework.feedback.letterboxes import Where
from amparo.casework.feedback.letterboxes.telling import Telling
from amparo.casework.feedback.models import Entry, Reader, Report, Sender
from amparo.exchange import sounds
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import report_lock
from amparo.trust.letters import parcels, receipts
from amparo.trust.letters.parcels import Said
from amparo.trust.letters.receipts import Receipt

LONGEST = 5_000


def receive(told: Telling) -> Receipt | None:
    """Keep a report and return its receipt, which nobody can show again; None when it was kept at an earlier sending.

    Raises Refusal "feedback.words_missing", "feedback.no_sound", "feedback.sound_too_large", "feedback.too_long",
    "feedback.category_unknown", "feedback.elsewhere" when
    it has to go elsewhere and that was not agreed to, "feedback.nobody" when nobody may read it at all.
    """
    sensitive, where = checked(told)
    report = ids.new()
    receipt, kept = receipts.issue(report)  # slow: not while the database waits
    row = _row(told, report, where, kept, sensitive=sensitive)
    return receipt if keep(row, where, _said(told), told) else None


def receive_asked(
    where: Where, said: Said, *, service: UUID, urgency: str, language: str, sending: UUID
) -> Receipt | None:
    """Keep what somebody asks of a service and return its receipt, as `receive` does; what it says was checked before."""
    report, now = ids.new(), clock.now()
    receipt, kept = receipts.issue(report)  # slow: not while the database waits
    row = Report(
        pk=report, agency_id=where.agency, channel=kinds.WEB, route=where.route, sensitive=False, arrived=True,
        language=language, received_at=now, sending=sending, service=service, urgency=urgency,
        **vars(clocks.asked(urgency, now)), **vars(kept),
    )  # fmt: skip
    return receipt if keep(row, where, said) else None


def keep(row: Report, where: Where, said: Said, told: Telling | None = None) -> bool:
    """Keep a new report with what was said, sealed to who reads it; return False where its form was sent before."""
    entry, voice = ids.new(), ids.new()
    try:
        with transaction.atomic(), report_lock.taking_in([row.pk, entry, voice]):
            row.save(force_insert=True)
            Reader.rows.bulk_create([Reader(report=row, reader=user) for user in sorted(where.readers)])
            _entry(row, entry, said, where)
            if told:
                _voice(row, voice, told, where)
                _sender(row, told)
    except IntegrityError:  # the form was sent before: its key is taken
        return False
    return True


def checked(told: Telling) -> tuple[bool, Where]:
    """Return whether what somebody tells is sensitive, and where it goes; raise what keeps it from being kept."""
    if kinds.category(told.category) is None:
        raise Refusal("feedback.category_unknown", field="category")
    _check_voice(told.voice)
    if not (told.words.strip() or told.voice):
        raise Refusal("feedback.words_missing", field="words")
    if len(told.words) > LONGEST:
        raise Refusal("feedback.too_long", field="words")
    sensitive = kinds.is_sensitive(told.category)
    where = letterboxes.where(told.agency, sensitive=sensitive, about=told.about)
    if where is None:
        raise Refusal("feedback.nobody")
    if where.route != Route.OWN and not told.elsewhere:
        raise Refusal("feedback.elsewhere", field="elsewhere")
    return sensitive, where


def _check_voice(data: bytes) -> None:
    if len(data) > sounds.LARGEST:
        raise Refusal("feedback.sound_too_large", field="voice")
    if data and sounds.recognised(data) is None:
        raise Refusal("feedback.no_sound", field="voice")


def _row(told: Telling, report: UUID, where: Where, kept: receipts.Kept, *, sensitive: bool) -> Report:
    now = clock.now()
    by_when = clocks.clocks(sensitive=sensitive, begun=now)
    return Report(
        pk=report, agency_id=where.agency, channel=told.channel, route=where.route, sensitive=sensitive, arrived=True,
        language=told.language, place=told.place, received_at=now, sending=told.sending,
        category="" if sensitive and told.category != kinds.UNSORTED else told.category, **vars(by_when), **vars(kept),
    )  # fmt: skip


def _said(told: Telling) -> Said:
    return {
        "words": told.words.strip(),
        "category": told.category,
        "about": told.about.said(told.agency),
        "contact": {name: text for name, text in told.contact.items() if text},
        **({"sent": told.sent.isoformat()} if told.sent else {}),
    }


def _entry(row: Report, entry: UUID, said: Said, where: Where) -> None:
    sealed = parcels.seal(entry, where.to, said)
    kept = Entry(pk=entry, report=row, number=1, kind=EntryKind.TOLD, at=row.received_at, sealed=sealed)
    kept.save(force_insert=True)


def _voice(row: Report, entry: UUID, told: Telling, where: Where) -> None:
    """Keep a recording as a parcel of its own: whoever reads the report does not open it before they want to hear it."""
    sound = sounds.recognised(told.voice)
    if sound is None:
        return
    said = {"voice": b64encode(told.voice).decode(), "ending": sound.ending, "type": sound.type}
    sealed = parcels.seal(entry, where.to, said)
    kept = Entry(pk=entry, report=row, number=2, kind=EntryKind.VOICE, at=row.received_at, sealed=sealed)
    kept.save(force_insert=True)


def _sender(row: Report, told: Telling) -> None:
    """Remember from whom it came, hidden and beside the report, for as long as practice says."""
    if told.sender:
        until = clocks.due("keep_sender", row.received_at)
        Sender(report=row.pk, sender=told.sender, until=until).save(force_insert=True)
