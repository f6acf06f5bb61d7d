"""The staff's side of sealed pages: make one with link and code, write on it, read what came back, end it.

Every function stands inside an act or an opening of the referral, which asks the policy and writes the log.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.casework.outside import course
from amparo.casework.outside.models import Answer, PageReader, SealedPage, Sheet
from amparo.foundation import clock, ids
from amparo.foundation.ids import receipts as numbers
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.letters import receipts
from amparo.trust.letters.parcels import Said
from amparo.trust.letters.receipts import Keyring, Receipt

PACKET = Compartment.PACKET


@dataclass(frozen=True, repr=False)
class Way:
    """What opens a page: what stands in the link, and the code that is told by telephone. Shown once, kept nowhere."""

    token: str
    code: str


@dataclass(frozen=True)
class Standing:
    """How a referral stands when a page of it is made, and who reads the answers."""

    referral: UUID
    state: str
    urgency: str
    sent_at: datetime
    expires_at: datetime
    readers: frozenset[UUID]


@dataclass(frozen=True)
class Told:
    """One thing that came back: `said` is None where this session has no key that opens it, or nothing was said."""

    row: Answer
    said: Said | None


def make(standing: Standing, sheets: Sequence[Said], *, by: UUID) -> Way:
    """Make the page of a referral and return what opens it; an earlier page ends."""
    end(standing.referral)
    way = Way(numbers.new_token(), numbers.new_code())
    page = ids.new()
    _, kept = receipts.issue(page, Receipt(way.token, way.code))
    columns = {name: value for name, value in vars(standing).items() if name != "readers"}
    row = SealedPage(pk=page, made_by=by, **columns, **vars(kept))
    row.save(force_insert=True)
    PageReader.rows.bulk_create([PageReader(page=row, reader=reader) for reader in sorted(standing.readers)])
    for said in sheets:
        _add(row, said)
    return way


def open_page(referral: UUID) -> SealedPage | None:
    """Return the page of a referral that has not ended."""
    found: SealedPage | None = SealedPage.rows.filter(referral=referral, ended_at=None).first()
    return found


def write(page: SealedPage, said: Said) -> None:
    """Add to a page what link and code alone open."""
    _add(page, said)


def _add(page: SealedPage, said: Said) -> None:
    sheet, number = ids.new(), Sheet.rows.filter(page=page).count() + 1
    sealed = receipts.seal_to(page.pk, page.public, sheet, said)
    Sheet(pk=sheet, page=page, number=number, sealed=sealed).save(force_insert=True)


def follow(referral: UUID, state: str) -> None:
    """Let the page of a referral stand where the referral does; it ends where nothing is shown in that state."""
    if course.opens(state):
        SealedPage.rows.filter(referral=referral, ended_at=None).update(state=state)
    else:
        end(referral)


def end(referral: UUID) -> None:
    """End the page of a referral: what was on it is gone, and with its private key the way to it."""
    for page in SealedPage.rows.filter(referral=referral, ended_at=None):
        Sheet.rows.filter(page=page).delete()
        SealedPage.rows.filter(pk=page.pk).update(ended_at=clock.now(), shut=b"", verifier="")


def answers(referral: UUID, keys: Keyring | None) -> list[Told]:
    """Return what came back on the pages of a referral, oldest first, as far as `keys` open it."""
    rows = list(Answer.rows.filter(page__referral=referral).order_by("at", "page", "number"))
    said = parcels.unsealed([Parcel(row.pk, row.sealed) for row in rows if row.sealed], keys, PACKET)
    return [Told(row, said.get(row.pk)) for row in rows]


def waiting() -> list[UUID]:
    """Return what was done on pages and is not taken in yet, oldest first."""
    return list(Answer.rows.filter(taken_at=None).order_by("at", "page", "number").values_list("pk", flat=True))


def taken(answer: UUID) -> tuple[UUID, str]:
    """Say that an answer is taken in, in the caller's transaction; return the referral it is about, and its kind."""
    row = Answer.rows.select_related("page").get(pk=answer)
    Answer.rows.filter(pk=answer).update(taken_at=clock.now())
    return row.page.referral, row.kind


def counted(answers: Collection[UUID]) -> None:
    """Say that what refusals say about services was counted."""
    Answer.rows.filter(pk__in=list(answers)).update(counted=True)


def settle(referral: UUID, users: Collection[UUID], keys: Keyring | None) -> None:
    """Bring who reads answers in step with `users`: those to come and, with the keys of who acts, those that came."""
    page = open_page(referral)
    if page is not None:
        standing = set(PageReader.rows.filter(page=page).values_list("reader", flat=True))
        PageReader.rows.filter(page=page, reader__in=standing - set(users)).delete()
        new = sorted(set(users) - standing)
        PageReader.rows.bulk_create([PageReader(page=page, reader=reader) for reader in new])
    rows = Answer.rows.filter(page__referral=referral).exclude(sealed=b"")
    sealed = [Parcel(key, blob) for key, blob in rows.values_list("pk", "sealed")]
    for parcel in parcels.settle(sealed, users, keys, PACKET):
        Answer.rows.filter(pk=parcel.id).update(sealed=parcel.sealed)


def holders_of(referrals: Collection[UUID]) -> list[UUID]:
    """Return what holds sealed answers about referrals, for acts that destroy everything about a person."""
    sealed = Answer.rows.filter(page__referral__in=list(referrals)).exclude(sealed=b"")
    return list(sealed.values_list("pk", flat=True))
