"""What a file holds about a person, piece by piece in plain words, so that each can be given, blacked out or left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas.handing import PRINTED, handed_on, may_hand_on
from amparo.casework.cases.brought_in.received import receipts
from amparo.casework.consent import queries as consent
from amparo.casework.matching import rules as matching
from amparo.casework.people import queries as people
from amparo.casework.referrals import queries as referrals
from amparo.casework.rights import queries as rights
from amparo.foundation.policy import Action, Compartment
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.brought_in import words as received_words
from amparo.interfaces.staff.cases.entries import words as entry_words
from amparo.interfaces.staff.cases.entries.file import heading
from amparo.interfaces.staff.cases.filling.state import filling
from amparo.interfaces.staff.cases.reading import rows_of
from amparo.interfaces.staff.cases.record.acts import act_words
from amparo.interfaces.staff.consent import lists as consents
from amparo.interfaces.staff.people import words as person_words
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.trust.accounts import queries as accounts

UNTOLD = frozenset({"team", "tier", "use_restricted", matching.ANSWERS})
OUT = frozenset({"offered", "accepted", "printed", "exported", "copied"})
"""Acts by which something of the file left the hands of those who work on the case."""


@dataclass(frozen=True)
class Piece:
    """One part of a copy: which record it comes from, what it is called, and what it says.

    What its area keeps off paper is `withheld`: it is named to who makes the copy, and read with the person.
    """

    key: str
    title: str
    note: str
    text: str
    withheld: bool = False


def pieces(request: StaffRequest, person_id: UUID) -> list[Piece]:
    """Return everything about a person that the reader may read: details, entries of the cases, statements, consents."""
    view = people.person(request.access, person_id)
    said = rights.statements(request.access, view.facts) if rights.reads(request.access, view.facts) else []
    own = [Piece(f"said-{at}", _("What the person says"), "", text) for at, text in enumerate(said)]
    return [_details(view), *own, *_entries(request, person_id), *_consents(request, person_id)]


def _details(view: people.PersonView) -> Piece:
    told = [(name, value) for name, value in view.fields.items() if value and name not in UNTOLD]
    lines = [f"{person_words.called(name)}: {languages.alone(person_words.say(name, value))}" for name, value in told]
    return Piece(str(view.id), _("The person"), "", "\n".join(lines))


def _entries(request: StaffRequest, person_id: UUID) -> Iterator[Piece]:
    for case in reversed(cases.cases_of_person(request.access, person_id)):
        for each in reversed(cases.entries(request.access, case.id, act="file.opened")):
            if piece := _piece(request, each):
                yield piece
        yield from _received(request, case)


def _piece(request: StaffRequest, entry: cases.EntryView) -> Piece | None:
    """Return one entry of a case; None for a clock of an area, which says nothing of the person."""
    form, area = entry.row.kind == cases.EntryKind.FORM, bool(entry.fields.get("area"))
    if area and entry.row.kind == cases.EntryKind.TASK:
        return None
    withheld = not may_hand_on(str(entry.fields["form"]), PRINTED) if form else area
    text = "" if withheld else _answers(request, entry) if form else _text(entry)
    return Piece(str(entry.id), heading(entry), f"{day(entry.row.on)}, {entry.by_name}", text, withheld)


def _received(request: StaffRequest, case: cases.CaseView) -> Iterator[Piece]:
    """Yield what came about the person from elsewhere, whole, for who reads it."""
    for one in receipts(request.access, case.row, case.facts, "file.opened") if case.story_open else ():
        lines = [f"{received_words.called(name, number)}: {languages.alone(text)}" for name, number, text in one.says]
        yield Piece(one.key, _("As received from elsewhere"), f"{day(one.at.date())}, {one.source}", "\n".join(lines))


def _text(entry: cases.EntryView) -> str:
    return "\n".join(
        f"{row.key}: {languages.alone(row.value)}"
        for row in entry_words.rows(entry.row.kind, entry.fields)
        if row.value
    )


def _answers(request: StaffRequest, entry: cases.EntryView) -> str:
    """Return the answers of a form, without those that its area keeps off paper."""
    now, language = filling(request, entry.row.case_id, entry.id), languages.of_page()
    given = replace(now.evaluation, values=handed_on(now.form.ref, now.evaluation.values, PRINTED))
    asked = [row for page in now.pages for row in rows_of(now.form, page, given, language)]
    return "\n".join(f"{row.key}: {languages.alone(row.value)}" for row in asked if row.value)


def _consents(request: StaffRequest, person_id: UUID) -> Iterator[Piece]:
    for each in reversed(consent.consents(request.access, person_id)):
        lines = [f"{row.key}: {languages.alone(row.value)}" for row in consents.rows(each)]
        yield Piece(str(each.row.pk), consents.title(each), consents.state(each).text, "\n".join(lines))


def _referred(request: StaffRequest, person_id: UUID) -> Iterator[tuple[str, str]]:
    """Yield what was sent to services, by whom it can be read and which information it was."""
    for one in referrals.of_person(request.access, person_id):
        to = " · ".join(one.told[name] for name in ("service", "organization", "addressee") if one.told.get(name))
        sent = _(", ").join(labels.labels("packet_field", one.told.get("fields", []))) or _("nothing was sent")
        yield _("%(service)s: %(information)s") % {"service": to, "information": sent}, moment(one.row.sent_at)


def told(request: StaffRequest, person_id: UUID) -> list[tuple[str, str]]:
    """Return who was told what and when: consents that let something leave, and what the log knows of other hands."""
    found = []
    for each in consent.consents(request.access, person_id):
        if each.row.status in ("given", "withdrawn"):
            until = f" – {day(each.row.ended_at)}" if each.row.ended_at else ""
            found.append((consents.title(each), f"{day(each.row.decided_at)}{until}"))
    found += _referred(request, person_id)
    view = people.person(request.access, person_id)
    team = accounts.team(view.facts.team)
    home = team.agency_name if team else ""
    for case in cases.cases_of_person(request.access, person_id):
        if cases.may(request.access, Action.READ_AUDIT, case.facts, Compartment.INDEX):
            found += [
                (f"{act_words(look.act)} · {look.who} ({look.agency})", moment(look.at))
                for look in cases.seen_by(request.access, case.id)
                if look.outcome == "done" and (look.act.partition(".")[2] in OUT or look.agency not in ("", home))
            ]
    return found
