"""Parcels for people named one by one. Each has a data key of its own, wrapped to their key pairs and to nothing else.

Who is not there when it is sealed opens it only when somebody who holds the key gives it to them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.letters import parcels as letters
from amparo.trust.letters.parcels import Said, place
from amparo.trust.vault import datakeys, destroying, recipients, sealing
from amparo.trust.vault.datakeys import DataKey
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.recipients import Recipient


@dataclass(frozen=True, repr=False)
class Parcel:
    """One sealed thing and its own id, which is the holder of its data key."""

    id: UUID
    sealed: bytes | memoryview


def seal(parcel: UUID, part: Compartment, users: Collection[UUID], said: Said) -> bytes:
    """Return `said` sealed to exactly these people; raise Refusal "among.no_key" when one of them has no key pair yet.

    Part of an act that checks and logs.
    """
    return letters.seal(parcel, _keys_of(users), said, part)


def keep(row: Any, part: Compartment, users: Collection[UUID], said: Said) -> None:
    """Save a new row with `said` sealed to exactly these people in it; raise Refusal as `seal` does, before anything is written.

    Part of an act that checks and logs.
    """
    to = _keys_of(users)
    row.sealed = b""
    row.save(force_insert=True)  # the row first: the second lock lets keys be made for what stands there
    type(row).rows.filter(pk=row.pk).update(sealed=letters.seal(row.pk, to, said, part))


def _keys_of(users: Collection[UUID]) -> list[Recipient]:
    known = recipients.users(users)
    if set(users) - set(known):
        raise Refusal("among.no_key")
    return [known[user] for user in sorted(known)]


def opened(by: Access, facts: Facts, part: Compartment, parcels: Collection[Parcel], act: str) -> Mapping[UUID, Said]:
    """Return what parcels say, as far as the keys of this session open them: one leaf, which comes first.

    `facts.parties` are those among whom they are. Raises "not there" for everybody else, "sealed" where nothing opens.
    """
    gate.check(by, Action.READ, facts, part, act)
    audit.append([gate.leaf(by, act, gate.Ask(facts, part, facts.record))])
    found = unsealed(parcels, part, by.keys)
    if parcels and not found:
        raise Refusal(gate.SEALED)
    return found


def unsealed(parcels: Collection[Parcel], part: Compartment, keys: Keyring | None) -> Mapping[UUID, Said]:
    """Return what parcels say, without those that `keys` do not open; for acts and lists that are logged by themselves."""
    return sealing.unseal_many([(place(each.id, part), each.sealed) for each in parcels], keys) if keys else {}


def give(parcels: Collection[UUID], part: Compartment, users: Collection[UUID], keys: Keyring | None) -> None:
    """Let more people open parcels, all of them or none; raise "sealed" for whoever does not open every one of them."""
    found = datakeys.found({(parcel, part.value) for parcel in parcels}, keys)
    if len(found) < len(set(parcels)):
        raise Refusal(gate.SEALED)
    wanted = _keys_of(users)
    for (parcel, _part), data in found.items():
        _let_in(parcel, part, data, wanted)


def _let_in(parcel: UUID, part: Compartment, data: DataKey, wanted: Sequence[Recipient]) -> None:
    held = Grant.objects.filter(
        holder=parcel, recipient__in=[each.id for each in wanted], key_version=data.version
    ).exclude(wrapped=b"")
    known = set(held.values_list("public_key", flat=True))
    missing = [each for each in wanted if each.key not in known]
    earlier = Grant.objects.filter(holder=parcel, recipient__in=[each.id for each in missing])
    if earlier.exists():  # of a key pair that is used no more
        destroying.delete(earlier)
    datakeys.add(parcel, part, data, missing)


def take_back(parcel: Parcel, part: Compartment, users: Collection[UUID], keys: Keyring | None) -> bytes:
    """Seal a parcel again under a fresh key without `users`, as somebody who opens it; return the new seal."""
    where = place(parcel.id, part)
    staying = holders(parcel.id) - set(users)
    with gate.unsealing():
        plain = sealing.unseal_bytes(where, parcel.sealed, keys)
    return sealing.seal_under(datakeys.renew(parcel.id, part, _keys_of(staying)), where, plain)


def holders(parcel: UUID) -> set[UUID]:
    """Return to whom a parcel is sealed."""
    rows = Grant.objects.filter(holder=parcel, recipient_kind=RecipientKind.USER).exclude(wrapped=b"")
    return {user for user in rows.values_list("recipient", flat=True) if user}


def forget(parcels: Collection[UUID]) -> None:
    """Destroy every key of parcels: nobody opens them any more."""
    destroying.delete(Grant.objects.filter(holder__in=list(parcels)))


def leave(parcels: Collection[UUID], user: UUID) -> None:
    """Take somebody's keys of parcels away; nobody's keys are needed for that. What they have read they know."""
    destroying.delete(Grant.objects.filter(holder__in=list(parcels), recipient=user))
