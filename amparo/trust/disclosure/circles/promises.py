"""Keys that wait for a decision: a transfer that is offered carries them to who may accept it, until it is settled."""

from collections.abc import Collection, Iterable
from uuid import UUID

from amparo.trust.disclosure.circles.readers import recipients_of
from amparo.trust.vault import datakeys, destroying
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.recipients import users as with_keys

PROMISED = "promised"


def promise(holders: Collection[UUID], users: Collection[UUID], keys: Keyring | None) -> bool:
    """Wrap the keys of restricted `holders` for `users` too, until `keep_promise`; return whether one of them has a key.

    The policy alone still decides what they are shown.
    """
    there = with_keys(users)
    rows = Grant.objects.filter(holder__in=holders).values_list("holder", "compartment").distinct()
    for (holder, part), data in datakeys.found(set(rows), keys).items():
        held = Grant.objects.filter(holder=holder, compartment=part).values_list("public_key", flat=True)
        new = [each for each in there.values() if each.key not in set(held)]
        datakeys.add(holder, part, data, new)
        Grant.objects.filter(holder=holder, public_key__in=[each.key for each in new]).update(reason=PROMISED)
    return bool(there)


def mark_promised(holders: Collection[UUID], users: Collection[UUID]) -> None:
    """Say of grants of `users` on `holders`, which were made otherwise, that they are promised."""
    Grant.objects.filter(holder__in=holders, recipient__in=users).update(reason=PROMISED)


def keep_promise(holders: Collection[UUID]) -> None:
    """End what was promised on `holders`: at the end of the act only those keep a grant whom the policy lets read."""
    Grant.objects.filter(holder__in=holders, reason=PROMISED).update(reason="")


def promised(held: Iterable[Grant]) -> set[UUID]:
    """Return the users among the recipients of `held` to whom its keys are promised."""
    return {grant.recipient for grant in held if grant.reason == PROMISED and grant.recipient}


def packet(holder: UUID, part: str, users: Collection[UUID]) -> None:
    """Make the key of what goes with a promise, for `users` and escrow alone, before the first word is sealed in it."""
    datakeys.renew(holder, part, list(recipients_of(users).values()))


def close_packet(holder: UUID, but: UUID) -> None:
    """Take a packet's grants away from everybody except who sent it, and escrow."""
    grants = Grant.objects.filter(holder=holder, recipient_kind=RecipientKind.USER)
    destroying.delete(grants.exclude(recipient=but))
