"""Documents: sealed, limited in size and kind, pictures without metadata; and what is taken out of the house."""

from uuid import UUID

from amparo.casework.cases.areas.carried import Carried, carried, known, place_of
from amparo.casework.cases.areas.counting import AREA, Taken, incidents_of, taken
from amparo.casework.cases.areas.knowledge import knowledge
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, StoredFile
from amparo.casework.cases.queries.case import CaseView, find, responsible, views, with_person
from amparo.casework.cases.queries.entries import compartment_of
from amparo.casework.cases.queries.file import file_of
from amparo.casework.cases.rows import new_entry
from amparo.exchange import gbvims, pictures
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

EXPORTED, LISTED = "answers.exported", "case.listed"
"""The log's words say nothing of an area: what was looked through reads like any list, what was taken like any answers."""
TAKEN_OUT = frozenset({"summary.printed", "plan.printed", EXPORTED})
LARGEST = 10 * 1024 * 1024
SIGNATURES = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"RIFF": "image/webp",
}


def media_type(data: bytes) -> str:
    """Return what the bytes are, by their own signature; raise Refusal for anything that is not kept."""
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            return name
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("cases.file_refused", field="file") from None
    if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in words) or words.lstrip().startswith("<"):
        raise Refusal("cases.file_refused", field="file")
    return "text/plain"


def add_document(
    *, by: Access, case: UUID, title: str, document_kind: str, data: bytes, area: str = "", key: UUID | None = None
) -> UUID:
    """Keep a document in the case file; return the entry's id. One of an `area` is sealed with it, for who is qualified alone.

    `data` is at most LARGEST bytes of PDF, JPEG, PNG, WebP or plain text; pictures are re-encoded without metadata.
    """
    before = once.already(by, key)
    if before:
        return before
    row, facts = find(by, case)
    place = _place(by, row, area)
    if not title.strip():
        raise Refusal("cases.text_missing", field="title")
    data, kind = _kept(data)
    entry = new_entry(row, by, EntryKind.DOCUMENT)
    said = {"title": title.strip(), "kind": document_kind, "media_type": kind, "bytes": str(len(data)), "area": area}
    with acting.act(by, "document.added", facts, Action.WRITE, place) as act:
        entry.save(force_insert=True)
        act.write(entry.pk, place, "cases.document", {name: text for name, text in said.items() if text}, key=key)
        StoredFile.objects.create(entry=entry, sealed=act.seal_file(entry.pk, place, data))
        act.about(entry.pk, place)
    return entry.pk


def _place(by: Access, row: Case, area: str) -> Compartment:
    """Return where a document of an open case is sealed: with its area, where it belongs to one."""
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    if not area:
        return Compartment.FILES
    if area not in known():
        raise gate.not_there(by, row.pk, "document.added")
    place = place_of(known()[area])
    return Compartment.FILES if place is Compartment.STORY else place


def _kept(data: bytes) -> tuple[bytes, str]:
    """Return the bytes to keep and what they are; raise Refusal for what is not kept."""
    if not data or len(data) > LARGEST:
        raise Refusal("cases.file_refused", field="file")
    kind = media_type(data)
    if not kind.startswith("image/"):
        return data, kind
    try:
        return pictures.cleaned(data), "image/jpeg"
    except pictures.PictureRefusedError:
        raise Refusal("cases.file_refused", field="file") from None


def note_printing(*, by: Access, case: UUID, act: str = "summary.printed", entry: UUID | None = None) -> None:
    """Log that `by` takes a part of the case out of the house; `act` is one of TAKEN_OUT, `entry` what it is about.

    Raises "not there" without access to the story, ValueError for another act.
    """
    if act not in TAKEN_OUT:
        raise ValueError(act)
    row, facts = find(by, case, Compartment.STORY)
    taken = Entry.rows.filter(pk=entry, case=row).first() if entry else None
    place = compartment_of(taken) if taken else Compartment.STORY
    with acting.act(by, act, facts, Action.READ, place) as doing:
        doing.about(entry or row.pk, place)
        audit.checkpoint_after_this()


def may_take_incidents(access: Access) -> bool:
    """Return whether somebody may know of the area at all; whether there are incidents is not asked."""
    area = known().get(AREA)
    return area is not None and area.head.compartment in access.actor.qualifications


@audit.one_act
def take_incidents(*, by: Access, purpose: str) -> Taken:
    """Return the counted incidents of the cases that `by` owns or covers, and log for each case that they were taken out.

    Raises "not there" for who is not qualified in the area, and Refusal forms.required without a purpose.
    """
    if not may_take_incidents(by):
        raise gate.not_there(by, None, EXPORTED)
    if not purpose.strip():
        raise Refusal("forms.required", field="purpose")
    found: list[gbvims.Reported] = []
    for view in views(by, list(with_person(Case.rows.filter(responsible(by))).order_by("pk")), LISTED):
        for area in carried(file_of(by, view, LISTED)):
            found += _of_case(by, view, area, purpose) if area.area.name == AREA else []
    audit.checkpoint_after_this()
    return taken(found)


def _of_case(by: Access, view: CaseView, area: Carried, purpose: str) -> list[gbvims.Reported]:
    with acting.act(by, EXPORTED, view.facts, Action.READ, area.place) as doing:
        filled = knowledge(file_of(by, view, EXPORTED), [area.area]).of(area.area)
        doing.about(area.record, area.place, purpose=purpose.strip())
        return incidents_of(by, view, filled)
