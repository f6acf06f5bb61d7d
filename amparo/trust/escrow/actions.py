"""Acts of the escrow: put to use, tried, replaced. Each is a leaf of the log, and so is each try that fails."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.escrow import ceremony, queries
from amparo.trust.escrow.ceremony import PublicHalf
from amparo.trust.escrow.models import Escrow
from amparo.trust.escrow.opening import unwrapped
from amparo.trust.vault import pairs, recipients
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.pairs import Pair
from amparo.trust.vault.recipients import Recipient

ROLE = "command_line"
"""Who acts at the keyboard of the server is nobody of Amparo: the leaf says where it was done."""
DRILL = b"escrow drill"
AT_ONCE = 500


def install(half: PublicHalf, *, old_is_lost: bool = False) -> UUID:
    """Put an escrow to use; return the id of its key.

    Raises Refusal "escrow.stands" when there is one: it is replaced with two of its shares, and only given up when these
    are lost. Then the new one reaches a record as soon as somebody who can open it does so.
    """
    with transaction.atomic():
        if standing := queries.standing():
            if not old_is_lost:
                raise Refusal("escrow.stands")
            note("escrow.given_up", record=standing.key)
        installed = _put_to_use(half)
        note("escrow.installed", record=installed.key)
    return installed.key


def drill(two: Sequence[str]) -> datetime:
    """Try that two shares open what is sealed to the escrow in use; return the moment, which is kept.

    A message made up on the spot is sealed to the key that this server uses. No record is touched, and no grant.
    """
    with held(two, "escrow.drilled") as (pair, key), transaction.atomic():
        now = clock.now()
        pairs.open_with(pair.private, pairs.seal_to(pair.public, now.isoformat().encode(), DRILL), DRILL)
        Escrow.objects.filter(pk=key).update(drilled_at=now)
        note("escrow.drilled", record=key)
    return now


def replace(two: Sequence[str], half: PublicHalf) -> int:
    """Put a new escrow in the place of the one of which two shares are given; return how many data keys went over.

    Raises Refusal "escrow.grant_damaged" when one does not open: then all stays as it was.
    Afterwards the old shares open nothing here; they still open what stands in backups of before, as long as grants live.
    """
    with held(two, "escrow.replaced") as (pair, old), transaction.atomic():
        new = _put_to_use(half)
        moved = sum(_moved(rows, pair.private, new) for rows in _batches(old))
        note("escrow.replaced", record=new.key)
    return moved


@contextmanager
def held(two: Sequence[str], act: str) -> Iterator[tuple[Pair, UUID]]:
    """Give the key pair of the escrow in use, and its id, while the block runs; a refused try is logged as `act`.

    Raises Refusal "escrow.none", "escrow.shares_of_another", and those of `shares.join`.
    """
    try:
        standing = queries.standing()
        if standing is None:
            raise Refusal("escrow.none")
        pair = ceremony.pair_of(two)
        if pair.public != standing.public:
            raise Refusal("escrow.shares_of_another")
    except Refusal:
        note(act, outcome="refused")
        raise
    yield pair, standing.key


def note(act: str, *, record: UUID | None = None, holder: UUID | None = None, outcome: str = "done") -> None:
    """Write the leaf of an act done, or refused, at the keyboard of the server."""
    audit.append([audit.Entry(actor=None, role=ROLE, act=act, holder=holder, record=record, outcome=outcome)])


def _put_to_use(half: PublicHalf) -> Recipient:
    installed = recipients.install(RecipientKind.ESCROW, None, half.public)
    Escrow.objects.create(key_id=installed.key, holders=list(half.holders))
    return installed


def _batches(old: UUID) -> Iterator[list[Grant]]:
    """Yield the grants of an escrow key that is being replaced; what was yielded must belong to another key by then."""
    left = Grant.objects.filter(recipient_kind=RecipientKind.ESCROW, public_key=old).order_by("pk")
    while rows := list(left[:AT_ONCE]):
        yield rows


def _moved(rows: list[Grant], private: bytes, new: Recipient) -> int:
    for row in rows:
        key = unwrapped(row, private)
        again = recipients.wrap(new, key, row.holder, row.compartment, row.key_version)
        row.wrapped, row.public_key = again.wrapped, again.public_key
    return Grant.objects.bulk_update(rows, ["wrapped", "public_key"])
