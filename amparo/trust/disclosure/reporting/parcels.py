"""Open the parcels of a report for those who may read it, and keep their keys in step with who that is."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, decide
from amparo.trust.accounts.actors import actors_of
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import circles, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.letters import parcels as letters
from amparo.trust.letters.parcels import PART, Said, place
from amparo.trust.vault import datakeys, recipients, sealing
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind


@dataclass(frozen=True, repr=False)
class Parcel:
    """One sealed thing and its own id, which is the holder of its data key."""

    id: UUID
    sealed: bytes | memoryview


def readers(facts: Facts, users: Collection[UUID]) -> set[UUID]:
    """Return those of `users` who have a key pair and whom the policy, in a role they hold now, lets read the report."""
    asked, actors = replace(facts, focal_points=frozenset(users)), actors_of(users)
    allowed = {
        user for user in users if any(decide(actor, Action.READ, asked, PART).allowed for actor in actors.get(user, ()))
    }
    return set(recipients.users(allowed))


def keys_of(users: Collection[UUID]) -> set[tuple[UUID | None, UUID]]:
    """Return whose public keys those of `users` and of escrow are: reader (None for escrow) and id of the key."""
    return {(each.id, key) for key, each in circles.recipients_of(users).items()}


def seal(parcel: UUID, users: Collection[UUID], said: Said) -> bytes:
    """Return `said` sealed to the key pairs of `users`, and to escrow."""
    return letters.seal(parcel, list(circles.recipients_of(users).values()), said)


def opened(by: Access, facts: Facts, parcels: Collection[Parcel], act: str) -> Mapping[UUID, Said]:
    """Return what parcels of a report say, as far as the keys of this session open them: one leaf, which comes first.

    Raises "not there" when `by` may not read the report, "sealed" when this session opens none of it.
    """
    gate.check(by, Action.READ, facts, PART, act)
    audit.append([gate.leaf(by, act, gate.Ask(facts, PART, facts.record))])
    found = unsealed(parcels, by.keys)
    if parcels and not found:
        raise Refusal(gate.SEALED)
    return found


def unsealed(parcels: Collection[Parcel], keys: Keyring | None, part: Compartment = PART) -> Mapping[UUID, Said]:
    """Return what parcels say, without those that `keys` do not open; for acts on the report, which are logged."""
    pairs = [(place(each.id, part), each.sealed) for each in parcels]
    return sealing.unseal_many(pairs, keys) if keys else {}


def settle(
    parcels: Collection[Parcel], users: Collection[UUID], keys: Keyring | None, part: Compartment = PART
) -> Iterator[Parcel]:
    """Bring the keys of parcels in step with `users`; yield those that were sealed again because somebody left."""
    wanted = circles.recipients_of(users)
    held = _held([each.id for each in parcels], part)
    known = datakeys.found({(each.id, part.value) for each in parcels}, keys)
    for each in parcels:
        grants, data = held.get(each.id, []), known.get((each.id, part.value))
        if any(grant.public_key not in wanted or not grant.wrapped for grant in grants):
            if data is None:
                _empty([grant for grant in grants if grant.public_key not in wanted])
                continue
            plain = sealing.unseal_bytes(place(each.id, part), each.sealed, keys)
            fresh = datakeys.renew(each.id, part, list(wanted.values()))
            yield Parcel(each.id, sealing.seal_under(fresh, place(each.id, part), plain))
        elif data:
            missing = [one for key, one in wanted.items() if key not in {grant.public_key for grant in grants}]
            datakeys.add(each.id, part, data, missing)


def _held(parcels: Collection[UUID], part: Compartment) -> dict[UUID, list[Grant]]:
    found: dict[UUID, list[Grant]] = {}
    for grant in Grant.objects.select_for_update().filter(holder__in=parcels, compartment=part):
        found.setdefault(grant.holder, []).append(grant)
    return found


def _empty(leaving: list[Grant]) -> None:
    """Take the keys of who left, where nobody is at hand who could change them: the next act does."""
    people = [grant.pk for grant in leaving if grant.recipient_kind == RecipientKind.USER]
    Grant.objects.filter(pk__in=people).update(wrapped=b"")
