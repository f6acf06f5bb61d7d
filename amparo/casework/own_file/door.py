"""The public door of own files: code and PIN open what the person sees; what they say is sealed before anybody reads it.

The public process does this. It holds no key, reads no case, and knows of the staff only to which public keys it seals.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo import practice
from amparo.casework.feedback import limits
from amparo.casework.own_file import rules
from amparo.casework.own_file.kinds import Asked
from amparo.casework.own_file.models import Key, Message, OwnFile, Visit
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.foundation.policy import Action, Actor, Compartment, Facts, Role, Tier, decide
from amparo.trust.accounts import report_lock
from amparo.trust.letters import guessing, parcels, receipts

OWN_FILE = Compartment.OWN_FILE
LONGEST = 2_000
NO_TEAM = UUID(int=0)
SHOWN = ("agency", "as_of", "extract", "opened_at")
"""What the public process reads of an own file beside what code and PIN open."""
DOOR = guessing.Door(
    lambda: OwnFile.rows.filter(ended_at=None), SHOWN, "own_file.wrong_code", "own_file.wait", "own_file.locked"
)


@dataclass(frozen=True, repr=False)
class Opened:
    """Somebody who came with code and PIN: what they see, as of when, and when it was opened before."""

    row: OwnFile
    told: dict[str, Any]

    @property
    def as_of(self) -> datetime | None:
        """Return when what they see was brought up to date last."""
        return self.row.as_of

    @property
    def opened_before(self) -> datetime | None:
        """Return when it was opened the time before this one."""
        return self.row.opened_at


def enter(*, number: str, pin: str, first: bool = True) -> Opened:
    """Return what code and PIN open; one answer, after one time, for wrong, ended and unknown ones.

    `first` tells that somebody comes in, and not that they go on: that is a visit. Raises Refusal "own_file.mistyped",
    "own_file.pin_digits", "own_file.busy", "own_file.wrong_code", "own_file.wait", "own_file.locked".
    """
    code, chosen = numbers.number(number), numbers.chosen_pin(pin)
    if code is None:
        raise Refusal("own_file.mistyped", field="number")
    if chosen is None:
        raise Refusal("own_file.pin_digits", field="pin")
    if not limits.take(limits.TRY_OWN):
        raise Refusal("own_file.busy")
    row, keys = guessing.enter(DOOR, code, chosen)
    limits.give_back(limits.TRY_OWN)
    if not _allowed(row):
        raise Refusal("own_file.wrong_code")
    if first:
        _visit(row)
    return Opened(row, _read(row, keys))


def _allowed(row: OwnFile) -> bool:
    """Return whether the law lets the person read this extract: their own, and nobody else's."""
    facts = Facts(record=row.pk, agency=row.agency_id, team=NO_TEAM, tier=Tier.STANDARD, person=row.pk)
    return decide(Actor(row.pk, Role.PERSON), Action.READ, facts, OWN_FILE).allowed


def _visit(row: OwnFile) -> None:
    """Write the visit down before anything opens."""
    visit, now = Visit(pk=ids.new(), own_file_id=row.pk, at=clock.now()), clock.now()
    with transaction.atomic(), report_lock.taking_in([row.pk, visit.pk]):
        visit.save(force_insert=True)
        OwnFile.rows.filter(pk=row.pk).update(opened_at=now)


def _read(row: OwnFile, keys: receipts.Keyring) -> dict[str, Any]:
    return receipts.read(keys, row.pk, row.extract) if row.extract else {}


def rate(opened: Opened, *, referral: str, rating: str, words: str, sending: UUID | None = None) -> None:
    """Keep what the person says of a service they were sent to or told about."""
    known = {one["id"]: one["state"] for one in opened.told.get("told", [])}
    if known.get(referral) not in rules.RATED:
        raise Refusal("own_file.nothing_to_rate", field="referral")
    if rating not in practice.catalogue().lists["service_rating"].by_code:
        raise Refusal("referrals.rating_missing", field="rating")
    _keep(opened, {"act": "rate", "referral": referral, "rating": rating, "words": _short(words)}, sending)


def ask(opened: Opened, *, kind: str, words: str, reach: str = "", sending: UUID | None = None) -> None:
    """Keep what the person asks about their data; its clock runs from now."""
    if kind not in Asked.values:
        raise Refusal("own_file.kind_missing", field="kind")
    if not words.strip():
        raise Refusal("rights.words_missing", field="words")
    _keep(opened, {"act": "ask", "kind": kind, "words": _short(words), "reach": reach.strip()[:200]}, sending)


def _short(words: str) -> str:
    if len(words) > LONGEST:
        raise Refusal("own_file.too_long", field="words")
    return words.strip()


def _keep(opened: Opened, said: dict[str, Any], sending: UUID | None) -> None:
    """Seal what the person says to who works on their case; `sending` is of the form, which is kept once."""
    own, message = opened.row.pk, sending or ids.new()
    with transaction.atomic(), report_lock.taking_in([own, message]):
        OwnFile.rows.select_for_update().filter(pk=own).values_list("pk").first()
        before = Message.rows.filter(own_file=own)
        if before.filter(pk=message).values("pk").exists():
            return
        if before.filter(admitted_at=None).values("pk").count() >= rules.MOST_WAITING:
            raise Refusal("own_file.many_wait")
        to = parcels.recipients(list(Key.rows.filter(own_file=own).values_list("key", flat=True)))
        sealed = parcels.seal(message, to, said, OWN_FILE)
        Message(pk=message, own_file_id=own, at=clock.now(), sealed=sealed).save(force_insert=True)
