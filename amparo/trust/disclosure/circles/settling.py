"""Keeps grants and policy in step: after each act the keys of a restricted record are wrapped to its readers and to nobody else.

Who joins gets the keys; when somebody leaves, the part gets a fresh key and all of it is sealed again. Keys are handed on
only by somebody who holds them: an administrator or the server alone can take grants away and never give one.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Facts, Tier
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.circles import contents
from amparo.trust.disclosure.circles.loosening import forget
from amparo.trust.disclosure.circles.promises import PROMISED, promised
from amparo.trust.disclosure.circles.readers import PARTS
from amparo.trust.disclosure.circles.resealing import seal_again
from amparo.trust.disclosure.circles.standing import (
    Parts,
    Wanted,
    facts_of_holders,
    parts_of,
    parts_of_many,
    wanted_of_many,
)
from amparo.trust.vault import datakeys, recipients
from amparo.trust.vault.fingerprints import kept_as
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind


def settle(holders: Collection[UUID], keys: Keyring | None) -> None:
    """Bring the grants of people and cases in step with the policy as it stands, with the keys of whoever acts.

    Raises Refusal "record.nobody_left" when nobody would be left who could open what is sealed.
    """
    facts = facts_of_holders(holders).values()
    _seal_to_people([each for each in facts if each.tier is Tier.RESTRICTED], keys)
    for each in facts:
        if each.tier is not Tier.RESTRICTED and datakeys.sealed_to_people(each.record):
            _to_server(each.record, keys)


def _seal_to_people(restricted: Collection[Facts], keys: Keyring | None) -> None:
    if not restricted:
        return
    parts = parts_of_many([each.record for each in restricted])
    wanted = wanted_of_many(restricted, parts)
    for each in restricted:
        if not _waits_for_owner(each, parts[each.record]):
            _to_people(each.record, parts[each.record], wanted[each.record], keys)


def _waits_for_owner(facts: Facts, parts: Parts) -> bool:
    """Return whether the server keeps the keys because the owner has no key pair yet: sealing must not lock the owner out.

    It is sealed by the first act or opening after the owner has signed in.
    """
    to_people = any(grant.recipient_kind != RecipientKind.SERVER for held in parts.values() for grant in held)
    return facts.owner is not None and not to_people and not recipients.users([facts.owner])


def pass_on(opened: Collection[Facts], keys: Keyring | None) -> None:
    """Let whoever opens restricted records hand their keys to colleagues who may read them and could not yet.

    Such as somebody who signed in for the first time since they were named, or who has a new key pair.
    """
    restricted = [each for each in opened if each.tier is Tier.RESTRICTED]
    if keys and restricted:
        with transaction.atomic(), second_lock.acting_on(restricted[0].record):
            _seal_to_people(restricted, keys)


def begin(facts: Facts, keys: Keyring | None) -> None:
    """Make the keys of a restricted record that is new, before the first word is sealed in it."""
    if not Grant.objects.filter(holder=facts.record).exists():
        _to_people(facts.record, {}, wanted_of_many([facts], {facts.record: {}})[facts.record], keys)


def _to_people(holder: UUID, parts: Parts, wanted: Mapping[str, Wanted], keys: Keyring | None) -> None:
    for part in dict.fromkeys([*map(kept_as, PARTS), *parts]):
        held = parts.get(part, [])
        bring_in_step(holder, part, held, wanted[part], keys)
        if offered := promised(held):
            Grant.objects.filter(holder=holder, compartment=part, recipient__in=offered).update(reason=PROMISED)


def bring_in_step(holder: UUID, part: str, held: list[Grant], wanted: Wanted, keys: Keyring | None) -> None:
    """Wrap the key of one part to who is wanted; a fresh key where somebody left, or holds an empty grant."""
    if any(grant.public_key not in wanted or not grant.wrapped for grant in held):
        _renew(holder, part, held, wanted, keys)
    else:
        _let_in(holder, part, held, wanted, keys)


def _let_in(holder: UUID, part: str, held: list[Grant], wanted: Wanted, keys: Keyring | None) -> None:
    missing = [each for key, each in wanted.items() if key not in {grant.public_key for grant in held}]
    if not any(each.kind is RecipientKind.USER for each in missing) and not held:
        return  # a part that nobody could write in needs no key yet
    if data := datakeys.found({(holder, part)}, keys).get((holder, part)) if missing else None:
        datakeys.add(holder, part, data, missing)
    elif missing and not any(contents.under(holder, part)):
        datakeys.renew(holder, part, list(wanted.values()))


def _renew(holder: UUID, part: str, held: list[Grant], wanted: Wanted, keys: Keyring | None) -> None:
    blobs = list(contents.under(holder, part))
    if blobs and not wanted:
        raise Refusal("record.nobody_left")
    if blobs and (holder, part) not in datakeys.found({(holder, part)}, keys):
        forget(held, wanted)
        return
    seal_again(holder, part, blobs, list(wanted.values()), keys)


def _to_server(holder: UUID, keys: Keyring | None) -> None:
    for part in parts_of(holder):
        seal_again(holder, part, list(contents.under(holder, part)), None, keys)
