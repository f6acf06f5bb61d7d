"""Documents: sealed, limited in size and kind, pictures without metadata; and what is taken out of the house."""

from uuid import UUID

from amparo.casework.cases.models import CaseStatus, Entry, EntryKind, StoredFile
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.file import compartment_of
from amparo.casework.cases.rows import new_entry
from amparo.exchange import pictures
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

TAKEN_OUT = frozenset({"summary.printed", "plan.printed", "answers.exported"})
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
    *, by: Access, case: UUID, title: str, document_kind: str, data: bytes, key: UUID | None = None
) -> UUID:
    """Keep a document in the case file; return the entry's id.

    `data` is at most LARGEST bytes of PDF, JPEG, PNG, WebP or plain text; pictures are re-encoded without metadata.
    """
    known = once.already(by, key)
    if known:
        return known
    row, facts = find(by, case)
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    if not title.strip():
        raise Refusal("cases.text_missing", field="title")
    data, kind = _kept(data)
    entry = new_entry(row, by, EntryKind.DOCUMENT)
    said = {"title": title.strip(), "kind": document_kind, "media_type": kind, "bytes": str(len(data))}
    with acting.act(by, "document.added", facts, Action.WRITE, Compartment.FILES) as act:
        entry.save(force_insert=True)
        act.write(entry.pk, Compartment.FILES, "cases.document", said, key=key)
        StoredFile.objects.create(entry=entry, sealed=act.seal_file(entry.pk, Compartment.FILES, data))
        act.about(entry.pk, Compartment.FILES)
    return entry.pk


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
